/** A WebAuthn authenticator and the browser before it, in memory: honest, or hostile as told. */
@NullMarked
package io.truevalue.authenticator;

import org.jspecify.annotations.NullMarked;
