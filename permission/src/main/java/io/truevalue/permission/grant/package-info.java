/** What a user holds, flattened, and the counter by which stale tokens are known. */
@NullMarked
package io.truevalue.permission.grant;

import org.jspecify.annotations.NullMarked;
