/** Request signing, version 1: sign and verify requests with nothing beyond the JDK. */
@NullMarked
package io.truevalue.signing;

import org.jspecify.annotations.NullMarked;
