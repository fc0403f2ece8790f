@NullMarked
package io.truevalue.standalone;

import org.jspecify.annotations.NullMarked;
