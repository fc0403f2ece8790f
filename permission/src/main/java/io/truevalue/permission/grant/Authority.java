package io.truevalue.permission.grant;

import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;

/** Nobody grants, takes or shapes what they do not hold themselves at this moment. */
@Singleton
public class Authority {
    private final ReadGrants grants;

    Authority(ReadGrants grants) {
        this.grants = grants;
    }

    /** What who acts holds now: a user by their roles, whatever their token says. Must run in a transaction. */
    public Holdings ofActor() {
        Principal actor = Tenancy.current();
        return new Holdings(
                actor.type() == Principal.Type.USER
                        ? grants.of(actor.user().value()).permissions()
                        : actor.permissions());
    }
}
