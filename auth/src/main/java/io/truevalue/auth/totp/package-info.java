/** Codes of authenticator apps (TOTP, RFC 6238). */
@NullMarked
package io.truevalue.auth.totp;

import org.jspecify.annotations.NullMarked;
