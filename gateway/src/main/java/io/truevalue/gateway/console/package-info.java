/** The web console's files, from the class path. */
@NullMarked
package io.truevalue.gateway.console;

import org.jspecify.annotations.NullMarked;
