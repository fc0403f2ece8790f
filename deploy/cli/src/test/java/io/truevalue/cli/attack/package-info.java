@NullMarked
package io.truevalue.cli.attack;

import org.jspecify.annotations.NullMarked;
