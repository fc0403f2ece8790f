/** Invites: the only way to join an organisation. */
@NullMarked
package io.truevalue.org.invite;

import org.jspecify.annotations.NullMarked;
