/** Proving who one is, and what too many wrong guesses cost. */
@NullMarked
package io.truevalue.auth.login;

import org.jspecify.annotations.NullMarked;
