/** Programs of the {@code truevalue} script that talk to a platform from outside, or to none at all. */
@NullMarked
package io.truevalue.cli;

import org.jspecify.annotations.NullMarked;
