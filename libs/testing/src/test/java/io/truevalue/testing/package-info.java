@NullMarked
package io.truevalue.testing;

import org.jspecify.annotations.NullMarked;
