/** Signed calls from one service to another. */
@NullMarked
package io.truevalue.tenancy.calls;

import org.jspecify.annotations.NullMarked;
