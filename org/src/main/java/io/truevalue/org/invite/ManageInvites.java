package io.truevalue.org.invite;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.org.member.MemberView;
import io.truevalue.org.member.RemoveMember;
import io.truevalue.org.member.Seats;
import io.truevalue.org.organization.Organization;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Lists invites, sends them again under a new token, and revokes them; a member who goes leaves none that is open. */
@Singleton
class ManageInvites implements RemoveMember.Leaving {
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(1);
    private static final String STATUS = """
            CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.revoked_at IS NOT NULL THEN 'revoked'
                WHEN i.expires_at > now() THEN 'pending' ELSE 'expired' END""";
    private static final Listing LISTING = Listing.of(InviteStore.COLUMNS, "invite i")
            .column("id", "i.invite_id", Kind.UUID)
            .column("email", "i.email", Kind.TEXT)
            .column("status", STATUS, Kind.TEXT)
            .column("roles", "i.roles", Kind.TEXTS)
            .column("teams", "i.teams", Kind.TEXTS)
            .column("invited_by", "i.inviter_id", Kind.UUID)
            .column("created_at", "i.created_at", Kind.TIMESTAMP)
            .column("last_sent_at", "i.sent_at", Kind.TIMESTAMP)
            .column("expires_at", "i.expires_at", Kind.TIMESTAMP)
            .build();

    private final Organizations organizations;
    private final InviteStore invites;
    private final Seats seats;
    private final MailInvite mail;
    private final Lists lists;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ManageInvites(
            Organizations organizations,
            InviteStore invites,
            Seats seats,
            MailInvite mail,
            Lists lists,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.organizations = organizations;
        this.invites = invites;
        this.seats = seats;
        this.mail = mail;
        this.lists = lists;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Page<InviteView> list(String slug, ListRequest request) {
        return transactions.reading(() -> {
            organizations.named(slug);
            return lists.page(LISTING, request, InviteStore::read)
                    .map(invite -> InviteView.of(invite, clock.instant()));
        });
    }

    InviteView read(String slug, String id) {
        return transactions.reading(() -> {
            organizations.named(slug);
            return InviteView.of(
                    Ids.parse(id).flatMap(invites::find).orElseThrow(ManageInvites::notFound), clock.instant());
        });
    }

    /** Valid for seven days from now; the link before is dead. */
    InviteView resend(String slug, String id) {
        InviteView known = read(slug, id);
        int limit = seats.limit();
        return transactions.in(() -> {
            Organization organization = organizations.locked(slug);
            Invite invite = locked(known.id());
            invite.requireOpen();
            Instant now = clock.instant();
            Duration since = Duration.between(invite.sentAt(), now);
            if (since.compareTo(BETWEEN_MAILS) < 0) {
                throw CommonProblem.RATE_LIMITED
                        .because("It was sent a moment ago.")
                        .retryAfter(BETWEEN_MAILS.minus(since));
            }
            seats.requireOne(limit);
            InviteToken token = InviteToken.random();
            invites.renew(invite.id(), token, now, now.plus(Invite.LIFE));
            Invite renewed = invites.find(invite.id()).orElseThrow();
            mail.mail(organization, renewed, token);
            InviteView view = InviteView.of(renewed, now);
            outbox.append(Event.of(Topics.MEMBER, "member.invited", invite.id())
                    .before(InviteView.of(invite, now))
                    .after(view));
            return view;
        });
    }

    /** Revoking twice is revoking once. */
    void revoke(String slug, String id) {
        transactions.run(() -> {
            organizations.locked(slug);
            Invite invite = Ids.parse(id).map(this::locked).orElseThrow(ManageInvites::notFound);
            if (invite.revokedAt() == null) {
                invite.requireOpen();
                end(invite);
            }
        });
    }

    @Override
    public void leaves(MemberView member) {
        invites.findOpenOf(member.userId()).forEach(this::end);
    }

    @Override
    public void rests(MemberView member) {
        leaves(member);
    }

    private void end(Invite invite) {
        Instant now = clock.instant();
        invites.revoke(invite.id(), now);
        outbox.append(Event.of(Topics.MEMBER, "member.invite_revoked", invite.id())
                .before(InviteView.of(invite, now))
                .after(InviteView.of(invites.find(invite.id()).orElseThrow(), now)));
    }

    private Invite locked(UUID id) {
        return invites.lock(id).orElseThrow(ManageInvites::notFound);
    }

    private static Problem notFound() {
        return CommonProblem.NOT_FOUND.because("No such invite.");
    }
}
