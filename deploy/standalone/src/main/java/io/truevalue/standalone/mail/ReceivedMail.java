package io.truevalue.standalone.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one recipient.
 *
 * @param to the envelope's recipient
 * @param size bytes of the message as it came
 */
record ReceivedMail(
        String id, String from, String to, String subject, String text, String html, Instant receivedAt, int size) {

    /** What cannot be parsed is kept as text, so that nothing that was sent is missing from the inbox. */
    static ReceivedMail parse(String from, String to, byte[] message, Instant receivedAt) {
        String id = UUID.randomUUID().toString();
        try {
            MimeMessage mime =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
            String subject = mime.getSubject() == null ? "" : mime.getSubject();
            String text = firstPart(mime, "text/plain");
            String html = firstPart(mime, "text/html");
            return new ReceivedMail(id, from, to, subject, orEmpty(text), orEmpty(html), receivedAt, message.length);
        } catch (MessagingException | IOException e) {
            String raw = new String(message, StandardCharsets.UTF_8);
            return new ReceivedMail(id, from, to, "(not readable as mail)", raw, "", receivedAt, message.length);
        }
    }

    /** A short message to a phone. */
    static ReceivedMail ofPhone(String from, String to, String text, Instant receivedAt) {
        return new ReceivedMail(
                UUID.randomUUID().toString(), from, to, "Text message", text, "", receivedAt, text.length());
    }

    private static @Nullable String firstPart(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String content) {
            return content;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = firstPart(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
