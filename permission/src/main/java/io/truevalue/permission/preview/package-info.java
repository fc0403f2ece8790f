/** Who would gain and lose what by a change, before it is made. */
@NullMarked
package io.truevalue.permission.preview;

import org.jspecify.annotations.NullMarked;
