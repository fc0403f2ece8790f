/** Nothing of a request is trusted before its signature holds. */
@NullMarked
package io.truevalue.tenancy.signature;

import org.jspecify.annotations.NullMarked;
