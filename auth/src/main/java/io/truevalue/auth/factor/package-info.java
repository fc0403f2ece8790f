/** Second factors: what every kind has in common, and how one is asked for. */
@NullMarked
package io.truevalue.auth.factor;

import org.jspecify.annotations.NullMarked;
