/** Who is in which role. */
@NullMarked
package io.truevalue.permission.assignment;

import org.jspecify.annotations.NullMarked;
