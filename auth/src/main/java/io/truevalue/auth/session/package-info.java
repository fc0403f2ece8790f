/** Sign-ins on devices, and the refresh tokens that keep them. */
@NullMarked
package io.truevalue.auth.session;

import org.jspecify.annotations.NullMarked;
