/** Codes that are sent by mail or to a phone. */
@NullMarked
package io.truevalue.auth.code;

import org.jspecify.annotations.NullMarked;
