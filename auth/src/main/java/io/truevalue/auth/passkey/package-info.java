/** Passkeys (W3C Web Authentication): registered, signed in with, and used as a second factor. */
@NullMarked
package io.truevalue.auth.passkey;

import org.jspecify.annotations.NullMarked;
