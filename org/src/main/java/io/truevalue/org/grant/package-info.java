/** What permission says of who may give what to whom. */
@NullMarked
package io.truevalue.org.grant;

import org.jspecify.annotations.NullMarked;
