package io.truevalue.notification.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.truevalue.notification.template.Letter;
import io.truevalue.web.CanonicalEmail;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Sends one letter to one address over SMTP. */
@Singleton
public class SendMail {
    /** What came of it. */
    public sealed interface Outcome {}

    /** The server has it. */
    public record Sent() implements Outcome {}

    /** The server will never take it. */
    public record Refused(String reason) implements Outcome {}

    /** It may work later. */
    public record Delayed(String reason) implements Outcome {}

    private final SmtpSettings settings;
    private final Session session;
    private final Clock clock;

    SendMail(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
        this.clock = clock;
    }

    /** @param id becomes the Message-ID, so that a letter that is sent twice is known as one */
    public Outcome send(UUID id, CanonicalEmail to, Letter letter) {
        try {
            MimeMessage message = message(id, to, letter);
            try (Transport transport = session.getTransport()) {
                connect(transport);
                transport.sendMessage(message, message.getAllRecipients());
            }
            return new Sent();
        } catch (MessagingException e) {
            return outcome(e);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java platform has UTF-8", e);
        }
    }

    private void connect(Transport transport) throws MessagingException {
        URI url = settings.url();
        String[] user =
                url.getUserInfo() == null ? new String[0] : url.getUserInfo().split(":", 2);
        transport.connect(
                url.getHost(), url.getPort(), user.length > 0 ? user[0] : null, user.length > 1 ? user[1] : null);
    }

    private MimeMessage message(UUID id, CanonicalEmail to, Letter letter)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new IdentifiedMessage(session, "<" + id + "@" + domain() + ">");
        message.setFrom(new InternetAddress(settings.from(), settings.fromName(), UTF_8.name()));
        message.setRecipients(Message.RecipientType.TO, new Address[] {new InternetAddress(to.value(), false)});
        message.setSubject(letter.subject(), UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private String domain() {
        return settings.from().substring(settings.from().lastIndexOf('@') + 1);
    }

    /** Only a lasting refusal (RFC 5321 4.2.1, 5yz) of this recipient or message is one; all else may pass. */
    private static Outcome outcome(MessagingException failure) {
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            int code = switch (cause) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            if (code >= 500) {
                return new Refused("the mail server answered " + code);
            }
        }
        return new Delayed(String.valueOf(failure.getMessage()));
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static Properties properties(SmtpSettings settings) {
        String protocol = settings.url().getScheme();
        String timeout = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", protocol);
        properties.put("mail.mime.allowutf8", "true");
        properties.put("mail." + protocol + ".connectiontimeout", timeout);
        properties.put("mail." + protocol + ".timeout", timeout);
        properties.put("mail." + protocol + ".writetimeout", timeout);
        properties.put("mail." + protocol + ".starttls.enable", "true");
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.put("mail." + protocol + ".auth", settings.url().getUserInfo() != null);
        properties.put("mail." + protocol + ".quitwait", "false");
        return properties;
    }

    /** Keeps its Message-ID over retries. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
