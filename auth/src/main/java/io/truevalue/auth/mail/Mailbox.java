package io.truevalue.auth.mail;

import io.micronaut.context.annotation.Value;
import io.truevalue.auth.account.Account;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.mail.Mail;
import io.truevalue.tenancy.mail.MailQueue;
import io.truevalue.web.CanonicalEmail;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Auth's own mails, written down in the transaction of what they tell of; {@link MailQueue} hands them on. */
@Singleton
public final class Mailbox {
    private static final Duration NOTICE_LIFE = Duration.ofDays(3);

    private final MailQueue queue;
    private final MailTokenStore tokens;
    private final Clock clock;
    private final String origin;

    Mailbox(MailQueue queue, MailTokenStore tokens, Clock clock, @Value("${truevalue.origin}") String origin) {
        this.queue = queue;
        this.tokens = tokens;
        this.clock = clock;
        this.origin = origin;
    }

    /** Mails a link with a new token, unless the user has had enough of them lately. */
    public void sendLink(MailToken.Purpose purpose, UserId user, CanonicalEmail to, String fullName) {
        Instant now = clock.instant();
        MailToken token = MailToken.random();
        boolean allowed = tokens.insert(token, purpose, user, to.value(), now);
        Map<String, String> data = new HashMap<>();
        data.put("full_name", fullName);
        data.put("user_id", user.toString());
        data.put("link", origin + "/" + purpose.page() + "#token=" + token.secret());
        UUID id = Ids.next();
        Mail mail = allowed ? Mail.to(to, id, purpose.template(), data) : Mail.toNobody(id, data);
        queue.put(mail, now.plus(purpose.life()));
    }

    /** Does the work of {@link #sendLink} for an address that nobody has. */
    public void sendNoLink(MailToken.Purpose purpose, CanonicalEmail to) {
        sendNoLink(purpose, new UserId(Ids.next()), to);
    }

    /** Does the work of {@link #sendLink}, with a token that goes to nobody. */
    public void sendNoLink(MailToken.Purpose purpose, UserId user, CanonicalEmail to) {
        Instant now = clock.instant();
        MailToken token = MailToken.random();
        tokens.insert(token, purpose, user, to.value(), now);
        queue.put(Mail.toNobody(Ids.next(), Map.of("link", token.secret())), now.plus(purpose.life()));
    }

    /** @param to an address, or the number of a phone in E.164 form */
    public void sendCode(Account account, String to, String code, Instant expiresAt) {
        Map<String, String> data = Map.of(
                "full_name",
                account.fullName(),
                "user_id",
                account.id().toString(),
                "link",
                origin + "/settings/security",
                "code",
                code);
        queue.put(new Mail(Ids.next(), to, "sign_in_code", data), expiresAt);
    }

    /** Tells a person of something that needs more words than every notice has. */
    public void sendNotice(String template, Account account, String page, Map<String, String> more) {
        Map<String, String> data = new HashMap<>(more);
        data.put("full_name", account.fullName());
        data.put("user_id", account.id().toString());
        data.put("link", origin + "/" + page);
        queue.put(
                Mail.to(account.email(), Ids.next(), template, data),
                clock.instant().plus(NOTICE_LIFE));
    }

    /** Tells the user of something; {@code link} leads to a page of the console. */
    public void sendNotice(String template, UserId user, CanonicalEmail to, String fullName, String page) {
        Map<String, String> data =
                Map.of("full_name", fullName, "user_id", user.toString(), "link", origin + "/" + page);
        queue.put(Mail.to(to, Ids.next(), template, data), clock.instant().plus(NOTICE_LIFE));
    }
}
