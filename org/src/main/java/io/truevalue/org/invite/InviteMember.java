package io.truevalue.org.invite;

import static io.truevalue.org.invite.InviteProblem.ALREADY_INVITED;
import static io.truevalue.org.invite.InviteProblem.ALREADY_MEMBER;
import static io.truevalue.org.invite.InviteProblem.TOO_MANY_INVITES;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.org.OneLine;
import io.truevalue.org.grant.Grantable;
import io.truevalue.org.grant.Grants;
import io.truevalue.org.member.Members;
import io.truevalue.org.member.Seats;
import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Invites somebody into roles and teams, all of which the inviter could give by hand. An address has one open invite at
 * most, and a seat must be free; it is taken by who accepts first.
 */
@Singleton
class InviteMember {
    private static final int MOST_PENDING = 500;

    private final Organizations organizations;
    private final Members members;
    private final Seats seats;
    private final Grants grants;
    private final InviteStore invites;
    private final MailInvite mail;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    InviteMember(
            Organizations organizations,
            Members members,
            Seats seats,
            Grants grants,
            InviteStore invites,
            MailInvite mail,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.organizations = organizations;
        this.members = members;
        this.seats = seats;
        this.grants = grants;
        this.invites = invites;
        this.mail = mail;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    InviteView invite(String slug, InviteRequest request) {
        Principal inviter = Tenancy.current();
        UUID inviterId = inviter.user().value();
        Organization organization = transactions.reading(() -> organizations.named(slug));
        CanonicalEmail address = request.address();
        List<String> teams = request.teamIds();
        List<String> roles =
                request.roleNames().isEmpty() ? List.of(organization.settings().defaultRole()) : request.roleNames();
        authorize(inviter, roles, teams);
        int limit = seats.limit();
        return transactions.in(() -> {
            Organization locked = organizations.locked(slug);
            requireAdmitted(locked, address);
            seats.requireOne(limit);
            Instant now = clock.instant();
            Optional<Invite> before = invites.findOpen(address.value());
            requireNotInvited(before, now);
            requireFew(now);
            before.ifPresent(expired -> invites.revoke(expired.id(), now));
            Invite invite = new Invite(
                    Ids.next(),
                    address.value(),
                    roles,
                    teams,
                    inviterId,
                    now,
                    now,
                    now.plus(Invite.LIFE),
                    null,
                    null,
                    null);
            InviteToken token = InviteToken.random();
            invites.insert(locked.id(), invite, token);
            mail.mail(locked, invite, token);
            InviteView view = InviteView.of(invite, now);
            outbox.append(Event.of(Topics.MEMBER, "member.invited", invite.id()).after(view));
            return view;
        });
    }

    private void authorize(Principal inviter, List<String> roles, List<String> teams) {
        if (!teams.isEmpty()) {
            inviter.require("teams:write");
        }
        Grantable answer = grants.ask(inviter, roles, teams);
        if (!answer.unknownRoles().isEmpty()) {
            throw OneLine.invalid("roles", "unknown", "names of roles");
        }
        if (!answer.unknownTeams().isEmpty()) {
            throw OneLine.invalid("teams", "unknown", "ids of teams");
        }
        if (!answer.allowed()) {
            throw Grants.beyond(answer).field("roles", "beyond_own", "roles that hold no more than you do");
        }
    }

    private void requireAdmitted(Organization organization, CanonicalEmail address) {
        if (!organization.settings().admits(address.value())) {
            throw OneLine.invalid("email", "domain_not_allowed", "an address of a domain that the settings name");
        }
        if (members.hasAddress(address.value())) {
            throw ALREADY_MEMBER
                    .because(address + " belongs to the organisation already.")
                    .field("email", "already_member", "somebody who is not a member yet");
        }
    }

    private static void requireNotInvited(Optional<Invite> open, Instant now) {
        if (open.filter(invite -> invite.stateAt(now) == Invite.State.PENDING).isPresent()) {
            throw ALREADY_INVITED
                    .because("This address has an invite that is still valid. Send that again, or revoke it.")
                    .field("email", "already_invited", "an address without an open invite");
        }
    }

    private void requireFew(Instant now) {
        if (invites.countPending(now) >= MOST_PENDING) {
            throw TOO_MANY_INVITES.because("At most " + MOST_PENDING + " invites are open at once.");
        }
    }
}
