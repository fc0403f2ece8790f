package io.truevalue.standalone;

import io.truevalue.embedded.EmbeddedKafkaServer;
import io.truevalue.embedded.EmbeddedPostgresServer;
import io.truevalue.events.KafkaSettings;
import io.truevalue.events.TopicCreation;
import io.truevalue.events.codec.Topics;
import io.truevalue.standalone.mail.MailSink;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Starts the servers that the services stand on, each unless the user has one of their own. */
final class Infrastructure {
    private static final int SMTP_PORT = 25;
    private static final int REDIS_PORT = 6379;

    private final UpSettings settings;
    private final Home home;
    private final Running running;
    private final Progress progress;

    Infrastructure(UpSettings settings, Home home, Running running, Progress progress) {
        this.settings = settings;
        this.home = home;
        this.running = running;
        this.progress = progress;
    }

    /** Where the shared limits are; without it each gateway counts alone. */
    void redis() {
        settings.external(External.REDIS).ifPresent(url -> {
            progress.line("  Redis          as " + External.REDIS + " says");
            noteServer("redis", url, REDIS_PORT);
        });
    }

    private void noteServer(String name, String url, int usualPort) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null) {
                home.note(name, uri.getHost() + ":" + (uri.getPort() > 0 ? uri.getPort() : usualPort));
            }
        } catch (IllegalArgumentException e) {
            throw new CannotStart("The address of " + name + " is not a URL like " + name + "://host:port.", e);
        }
    }

    Databases postgres() {
        Optional<String> external = settings.external(External.POSTGRES);
        if (external.isPresent()) {
            progress.line("  PostgreSQL     as " + External.POSTGRES + " says");
            Databases databases = Databases.external(external.get());
            home.note("postgres", databases.address());
            return databases;
        }
        long since = System.nanoTime();
        KeptPostgres kept = new KeptPostgres(home.postgres(), settings.shifted(ListeningPort.POSTGRES), progress);
        running.addServer("PostgreSQL", kept::stop);
        EmbeddedPostgresServer server = kept.server();
        progress.up("PostgreSQL", "127.0.0.1:" + server.port(), since);
        return new Databases(server.adminJdbcUrl(), true);
    }

    String kafka() {
        Optional<String> external = settings.external(External.KAFKA);
        if (external.isPresent()) {
            progress.line("  Kafka          as " + External.KAFKA + " says");
            home.note("kafka", external.get());
            return external.get();
        }
        long since = System.nanoTime();
        EmbeddedKafkaServer server = EmbeddedKafkaServer.start(
                home.kafka(), settings.shifted(ListeningPort.KAFKA), settings.shifted(ListeningPort.KAFKA_CONTROLLER));
        running.addServer("Kafka", server::close);
        makeTopics(server.bootstrap());
        progress.up("Kafka", server.bootstrap(), since);
        return server.bootstrap();
    }

    /** Before anybody reads them, so that nobody has to wait for a topic that comes later. */
    private static void makeTopics(String bootstrap) {
        try {
            new TopicCreation(new KafkaSettings(bootstrap, ServiceProperties.PARTITIONS, (short) 1))
                    .ensure(Topics.all());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while making topics.", e);
        }
    }

    String mail() {
        Optional<String> external = settings.external(External.SMTP);
        if (external.isPresent()) {
            progress.line("  mail           as " + External.SMTP + " says");
            noteServer("smtp", external.get(), SMTP_PORT);
            return external.get();
        }
        long since = System.nanoTime();
        try {
            MailSink sink = MailSink.start(
                    settings.shifted(ListeningPort.SMTP), settings.shifted(ListeningPort.INBOX), Clock.systemUTC());
            running.addServer("mail inbox", sink::close);
            progress.up("mail inbox", "http://localhost:" + sink.inboxPort(), since);
            return "smtp://127.0.0.1:" + sink.smtpPort();
        } catch (IOException e) {
            throw new CannotStart("The mail inbox does not start: " + e.getMessage() + ".", e);
        }
    }
}
