package io.truevalue.notification.message;

import io.truevalue.embedded.FreePorts;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server that keeps what it is sent, goes away and comes back, and refuses who is called {@code refused}. */
final class MailServer implements AutoCloseable {
    /** One mail as it came. */
    record Mail(String to, MimeMessage message) {
        String part(int index) throws MessagingException, IOException {
            BodyPart part = ((MimeMultipart) message.getContent()).getBodyPart(index);
            return String.valueOf(part.getContent());
        }
    }

    private final int port = FreePorts.next();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private @Nullable SMTPServer server;

    String url() {
        return "smtp://127.0.0.1:" + port;
    }

    void start() {
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(Taking::new)
                .build();
        server.start();
    }

    List<Mail> to(String address) {
        return mails.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    private final class Taking implements MessageHandler {
        private String to = "";

        Taking(MessageContext context) {
            if (!(context.getRemoteAddress() instanceof InetSocketAddress)) {
                throw new IllegalStateException("not from a socket");
            }
        }

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            if (recipient.startsWith("refused")) {
                throw new RejectException(550, "no such mailbox");
            }
            if (recipient.startsWith("busy")
                    && mails.stream().noneMatch(mail -> mail.to().equals("first@acme.example"))) {
                throw new RejectException(450, "come back later");
            }
            to = recipient;
        }

        @Override
        public @Nullable String data(InputStream data) throws IOException {
            try {
                mails.add(new Mail(
                        to,
                        new MimeMessage(
                                Session.getInstance(new Properties()), new ByteArrayInputStream(data.readAllBytes()))));
            } catch (MessagingException e) {
                throw new IOException(e);
            }
            return null;
        }

        @Override
        public void done() {}
    }
}
