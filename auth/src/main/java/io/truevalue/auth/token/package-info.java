/** Access tokens, and what stands in them. */
@NullMarked
package io.truevalue.auth.token;

import org.jspecify.annotations.NullMarked;
