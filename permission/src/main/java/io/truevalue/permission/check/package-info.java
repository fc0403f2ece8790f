/** Whether somebody may do something. */
@NullMarked
package io.truevalue.permission.check;

import org.jspecify.annotations.NullMarked;
