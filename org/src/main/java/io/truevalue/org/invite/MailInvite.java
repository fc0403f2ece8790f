package io.truevalue.org.invite;

import io.micronaut.context.annotation.Value;
import io.truevalue.org.member.MemberView;
import io.truevalue.org.member.Members;
import io.truevalue.org.organization.Organization;
import io.truevalue.tenancy.mail.Mail;
import io.truevalue.tenancy.mail.MailQueue;
import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.util.Map;

/** Mails an invite's link, by the sealed queue: its token stands nowhere else. Must run in a transaction. */
@Singleton
class MailInvite {
    private final MailQueue mails;
    private final Members members;
    private final String origin;

    MailInvite(MailQueue mails, Members members, @Value("${truevalue.origin}") String origin) {
        this.mails = mails;
        this.members = members;
        this.origin = origin;
    }

    void mail(Organization organization, Invite invite, InviteToken token) {
        Map<String, String> data = Map.of(
                "inviter_name",
                members.find(invite.inviterId()).map(MailInvite::nameOf).orElse("A colleague"),
                "organization_name",
                organization.name(),
                "link",
                origin + "/accept-invite#token=" + token.secret());
        mails.put(Mail.to(new CanonicalEmail(invite.email()), Ids.next(), "invite", data), invite.expiresAt());
    }

    private static String nameOf(MemberView inviter) {
        if (inviter.fullName() != null) {
            return inviter.fullName();
        }
        return inviter.email() == null ? "A colleague" : inviter.email();
    }
}
