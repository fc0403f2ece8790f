@NullMarked
package io.truevalue.cli;

import org.jspecify.annotations.NullMarked;
