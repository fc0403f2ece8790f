@NullMarked
package io.truevalue.embedded;

import org.jspecify.annotations.NullMarked;
