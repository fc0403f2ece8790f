/** Log lines: JSON, with the ids of the work that they are about. */
@NullMarked
package io.truevalue.web.log;

import org.jspecify.annotations.NullMarked;
