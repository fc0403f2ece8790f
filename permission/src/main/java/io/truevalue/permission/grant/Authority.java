package io.truevalue.permission.grant;

import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.permission.PermissionSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Nobody grants, takes or shapes what they do not hold themselves at this moment, nor for longer than they hold it. A
 * user's holdings are the database's, whatever their token says. Must run in a transaction.
 */
@Singleton
public class Authority {
    private final ReadGrants grants;

    Authority(ReadGrants grants) {
        this.grants = grants;
    }

    /** What who acts holds now, to take it from somebody. */
    public Holdings ofActor() {
        Principal actor = Tenancy.current();
        return actor.type() == Principal.Type.USER
                ? new Holdings(grants.of(actor.user().value()).set())
                : new Holdings(PermissionSet.of(actor.permissions()));
    }

    /** What who acts holds until then, or for ever, to give it to somebody. */
    public Holdings ofActorUntil(@Nullable Instant until) {
        return lasting(until, null);
    }

    /** What who acts holds for ever without that role: nobody shapes the role by which they hold what they hold. */
    public Holdings ofActorWithout(UUID role) {
        return lasting(null, role);
    }

    private Holdings lasting(@Nullable Instant until, @Nullable UUID without) {
        Principal actor = Tenancy.current();
        return actor.type() == Principal.Type.USER
                ? ofUser(actor.user().value(), until, without)
                : new Holdings(PermissionSet.of(actor.permissions()));
    }

    /** What somebody else could give, as org asks before it invites in their name. */
    public Holdings ofOther(UUID user) {
        return ofUser(user, null, null);
    }

    /** What an integration could give: the permissions that it was made with. */
    public static Holdings ofIntegration(Set<String> permissions) {
        return new Holdings(PermissionSet.of(permissions));
    }

    private Holdings ofUser(UUID user, @Nullable Instant until, @Nullable UUID without) {
        return new Holdings(grants.lasting(user, until, without));
    }
}
