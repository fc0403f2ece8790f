package io.truevalue.org.invite;

import static io.truevalue.org.invite.InviteProblem.ALREADY_MEMBER;

import io.truevalue.org.OneLine;
import io.truevalue.org.member.Members;
import io.truevalue.org.member.People;
import io.truevalue.org.member.Person;
import io.truevalue.org.member.Seats;
import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one whose address an invite names a member. Invite used, seat taken, membership and what is still to be given
 * are one transaction, under the organisation's lock; roles and places follow at once, or when permission is back.
 */
@Singleton
class AcceptInvite {
    private final InviteStore invites;
    private final Organizations organizations;
    private final Members members;
    private final People people;
    private final Seats seats;
    private final WelcomeMember welcome;
    private final Transactions transactions;
    private final Clock clock;

    AcceptInvite(
            InviteStore invites,
            Organizations organizations,
            Members members,
            People people,
            Seats seats,
            WelcomeMember welcome,
            Transactions transactions,
            Clock clock) {
        this.invites = invites;
        this.organizations = organizations;
        this.members = members;
        this.people = people;
        this.seats = seats;
        this.welcome = welcome;
        this.transactions = transactions;
        this.clock = clock;
    }

    Organization accept(@Nullable String secret) {
        InviteToken token = token(secret);
        Principal user = Tenancy.current();
        UUID userId = user.user().value();
        OrgId org = organizationOf(token);
        Principal within = user.in(org);
        Person person = Tenancy.callAs(within, () -> people.find(userId)).orElseThrow(Invite::invalid);
        // Whoever may not accept it is told nothing of seats.
        transactions.inAs(within, () -> acceptable(token, person));
        int limit = Tenancy.callAs(within, seats::limit);
        Organization joined = transactions.inAs(within, () -> join(token, person, limit));
        welcome.welcome(org, userId);
        return joined;
    }

    /** What somebody who is signed in and holds the link is about to accept. */
    PreviewView preview(@Nullable String secret) {
        InviteToken token = token(secret);
        Principal within = Tenancy.current().in(organizationOf(token));
        return transactions.inAs(within, () -> {
            Organization organization = organizations.current().orElseThrow(Invite::invalid);
            Invite invite = invites.find(token)
                    .filter(found -> found.stateAt(clock.instant()) == Invite.State.PENDING)
                    .orElseThrow(Invite::invalid);
            String inviter = members.find(invite.inviterId())
                    .map(member -> member.fullName() == null ? member.email() : member.fullName())
                    .orElse(null);
            return new PreviewView(organization.name(), invite.email(), inviter, invite.expiresAt());
        });
    }

    private OrgId organizationOf(InviteToken token) {
        return transactions
                .inAs(Tenancy.current().outsideOrganizations(), () -> invites.organizationAcrossTenants(token))
                .map(OrgId::new)
                .orElseThrow(Invite::invalid);
    }

    private boolean acceptable(InviteToken token, Person person) {
        if (organizations.current().isEmpty()) {
            throw Invite.invalid();
        }
        invites.find(token)
                .orElseThrow(Invite::invalid)
                .requireAcceptableBy(person.id(), person.email(), clock.instant());
        return true;
    }

    private Organization join(InviteToken token, Person person, int limit) {
        Organization organization = organizations.lockCurrent().orElseThrow(Invite::invalid);
        Invite invite = invites.lock(token).orElseThrow(Invite::invalid);
        Instant now = clock.instant();
        invite.requireAcceptableBy(person.id(), person.email(), now);
        if (members.has(person.id())) {
            throw ALREADY_MEMBER.because("You belong to " + organization.name() + " already.");
        }
        seats.requireOne(limit);
        members.join(organization.id(), person, invite.id());
        invites.accept(invite.id(), person.id(), now);
        welcome.put(organization.id(), person.id(), invite);
        return organization;
    }

    private static InviteToken token(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            throw OneLine.invalid("token", "required", "must be given");
        }
        return new InviteToken(secret);
    }
}
