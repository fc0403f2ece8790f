/** Each user's own security history. */
@NullMarked
package io.truevalue.auth.history;

import org.jspecify.annotations.NullMarked;
