package io.truevalue.standalone.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.InstantSource;
import org.subethamail.smtp.server.SMTPServer;

/** Takes every mail that is sent to it on the loopback address and delivers none; they are read in its inbox. */
public final class MailSink implements AutoCloseable {
    private static final int LONGEST_MESSAGE = 1 << 20;
    private static final int MOST_CONNECTIONS = 50;

    private final SMTPServer smtp;
    private final InboxServer inbox;

    private MailSink(SMTPServer smtp, InboxServer inbox) {
        this.smtp = smtp;
        this.inbox = inbox;
    }

    /** Returns once both ports are open; port 0 is any free one. */
    public static MailSink start(int smtpPort, int inboxPort, InstantSource clock) throws IOException {
        Inbox messages = new Inbox();
        InboxServer inbox = InboxServer.start(messages, inboxPort, clock);
        SMTPServer smtp = SMTPServer.port(smtpPort)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("TrueValue inbox")
                .maxMessageSize(LONGEST_MESSAGE)
                .maxConnections(MOST_CONNECTIONS)
                .messageHandler(
                        (context, from, to, data) -> messages.add(ReceivedMail.parse(from, to, data, clock.instant())))
                .build();
        try {
            smtp.start();
        } catch (UncheckedIOException e) {
            inbox.close();
            throw e.getCause();
        }
        return new MailSink(smtp, inbox);
    }

    public int smtpPort() {
        return smtp.getPortAllocated();
    }

    public int inboxPort() {
        return inbox.port();
    }

    @Override
    public void close() {
        smtp.stop();
        inbox.close();
    }
}
