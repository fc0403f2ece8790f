@NullMarked
package io.truevalue.tenancy.signature;

import org.jspecify.annotations.NullMarked;
