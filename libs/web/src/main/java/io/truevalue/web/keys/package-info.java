/** Secrets that change while a process runs. */
@NullMarked
package io.truevalue.web.keys;

import org.jspecify.annotations.NullMarked;
