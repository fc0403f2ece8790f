package io.truevalue.org.invite;

import io.truevalue.org.organization.Organization;
import java.util.UUID;

/** Where one belongs now; `POST /auth/switch-organization` with its slug leads there. */
record JoinedView(Joined organization) {
    /** The organisation. */
    record Joined(UUID id, String slug, String name) {}

    static JoinedView of(Organization organization) {
        return new JoinedView(new Joined(organization.id(), organization.slug(), organization.name()));
    }
}
