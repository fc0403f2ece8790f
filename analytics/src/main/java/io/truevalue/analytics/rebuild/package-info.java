/** Builds all figures anew from the audit store, and then reads those. */
@NullMarked
package io.truevalue.analytics.rebuild;

import org.jspecify.annotations.NullMarked;
