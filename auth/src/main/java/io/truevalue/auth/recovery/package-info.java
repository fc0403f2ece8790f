/** Recovery codes: what lets somebody in whose second factor is lost. */
@NullMarked
package io.truevalue.auth.recovery;

import org.jspecify.annotations.NullMarked;
