/** Measures a page of the members of a large organisation. */
@NullMarked
package io.truevalue.bench.org;

import org.jspecify.annotations.NullMarked;
