package io.truevalue.org.invite;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an invite offers.
 *
 * @param email whose it is: nobody else can accept it
 * @param invitedBy name or address; null where they are gone
 */
record PreviewView(
        String organizationName, String email, @Nullable String invitedBy, Instant expiresAt) {}
