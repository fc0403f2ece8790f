package io.truevalue.org.profile;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.org.member.MemberView;
import io.truevalue.org.member.Members;
import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.AccessProblem;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.IfMatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Members' profiles: each has their own, and who may change members may read and change all. */
@Singleton
class Profiles {
    private static final String PERMISSION = "members:write";

    private final Organizations organizations;
    private final Members members;
    private final ProfileStore profiles;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Profiles(
            Organizations organizations,
            Members members,
            ProfileStore profiles,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.organizations = organizations;
        this.members = members;
        this.profiles = profiles;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Profile read(String slug, String userId) {
        return transactions.reading(() -> {
            organizations.named(slug);
            authorize(userId);
            return of(members.named(userId).userId());
        });
    }

    Profile change(String slug, String userId, ProfilePatch patch, IfMatch seen) {
        return transactions.in(() -> {
            Organization organization = organizations.locked(slug);
            authorize(userId);
            MemberView member = members.named(userId);
            Profile before = of(member.userId());
            seen.verify(before.version());
            Profile wanted = patch.applyTo(before);
            if (wanted.equals(before)) {
                return before;
            }
            profiles.put(organization.id(), wanted, clock.instant());
            Profile after = of(member.userId());
            outbox.append(Event.of(Topics.MEMBER, "member.updated", member.userId())
                    .with("user_id", member.userId())
                    .before(Map.of("status", member.status(), "profile", before))
                    .after(Map.of("status", member.status(), "profile", after)));
            return after;
        });
    }

    private Profile of(UUID user) {
        return profiles.find(user).orElseGet(() -> Profile.blank(user));
    }

    private static void authorize(String userId) {
        Principal actor = Tenancy.current();
        if (!userId.equals(actor.id()) && !actor.may(PERMISSION)) {
            throw AccessProblem.denied(PERMISSION);
        }
    }
}
