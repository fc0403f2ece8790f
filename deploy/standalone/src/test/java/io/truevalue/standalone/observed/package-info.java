@NullMarked
package io.truevalue.standalone.observed;

import org.jspecify.annotations.NullMarked;
