/** Access tokens: strict HS256 verification, and the memory of verified ones. */
@NullMarked
package io.truevalue.gateway.token;

import org.jspecify.annotations.NullMarked;
