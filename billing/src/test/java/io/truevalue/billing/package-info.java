@NullMarked
package io.truevalue.billing;

import org.jspecify.annotations.NullMarked;
