/** {@code ./truevalue attack http}: every route that is documented, as everybody who must not use it. */
@NullMarked
package io.truevalue.cli.http;

import org.jspecify.annotations.NullMarked;
