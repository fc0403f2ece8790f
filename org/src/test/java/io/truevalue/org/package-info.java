@NullMarked
package io.truevalue.org;

import org.jspecify.annotations.NullMarked;
