/** Requests as spans, where their trace is sampled. */
@NullMarked
package io.truevalue.tenancy.trace;

import org.jspecify.annotations.NullMarked;
