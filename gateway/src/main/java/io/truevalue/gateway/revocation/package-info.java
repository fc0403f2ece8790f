/** What was revoked in the last minutes, in memory. */
@NullMarked
package io.truevalue.gateway.revocation;

import org.jspecify.annotations.NullMarked;
