package io.truevalue.bench.analytics;

import io.truevalue.bench.CannotMeasure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events as services tell them, of a thousand organisations in turn, waiting in the topics before anybody reads. */
final class EventFlood implements AutoCloseable {
    private static final int PARTITIONS = 3;
    private static final int USERS_EACH = 5;

    private record Kind(String topic, String source, String type, String data) {}

    private static final String CONTACT = "{\"before\":null,\"after\":{\"version\":1,\"first_name\":\"Sarah\","
            + "\"last_name\":\"Chen\",\"full_name\":\"Sarah Chen\",\"emails\":[{\"value\":\"sarah@acme.example\","
            + "\"label\":\"work\",\"primary\":true}],\"tags\":[\"lead\"]}}";

    private static final List<Kind> KINDS = List.of(
            new Kind("auth.user.events", "/auth-service", "session.created", "{\"session_id\":\"x\"}"),
            new Kind("crm.record.events", "/crm-service", "contact.created", CONTACT),
            new Kind("crm.record.events", "/crm-service", "contact.updated", CONTACT),
            new Kind("crm.record.events", "/crm-service", "contact.updated", CONTACT),
            new Kind(
                    "crm.record.events",
                    "/crm-service",
                    "company.created",
                    "{\"before\":null,\"after\":{\"version\":1}}"),
            new Kind(
                    "crm.record.events",
                    "/crm-service",
                    "deal.updated",
                    "{\"after\":{\"version\":2,\"status\":\"open\",\"stage_id\":\"s\",\"pipeline_id\":\"p\","
                            + "\"amount\":{\"amount\":4900,\"currency\":\"USD\"}}}"),
            new Kind("permission.role.events", "/permission-service", "access.denied", "{\"count\":3}"),
            new Kind("org.member.events", "/org-service", "members.listed", "{}"));

    private final String bootstrap;
    private final Random random = new Random(20261121);
    private final AtomicLong told = new AtomicLong();
    private final KafkaProducer<String, byte[]> producer;

    EventFlood(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                bootstrap,
                "linger.ms",
                5,
                "batch.size",
                1 << 18,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
    }

    void makeTopics() throws InterruptedException {
        List<String> topics = KINDS.stream().map(Kind::topic).distinct().toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new CannotMeasure("The topics cannot be made: " + e.getMessage(), e);
        }
    }

    /** Events of the hour before, of all organisations. */
    void pour(int events) {
        Instant now = Instant.now();
        for (int i = 0; i < events; i++) {
            int organization = random.nextInt(AnalyticsDatabase.ORGANIZATIONS) + 1;
            send(message(
                    KINDS.get(random.nextInt(KINDS.size())),
                    organization,
                    random,
                    now.minusSeconds(random.nextInt(3_600))));
        }
        producer.flush();
    }

    /** Events of now, of any organisation but the first. */
    void drip(int events) {
        for (int i = 0; i < events; i++) {
            int organization = random.nextInt(AnalyticsDatabase.ORGANIZATIONS - 1) + 2;
            send(message(KINDS.get(random.nextInt(KINDS.size())), organization, random, Instant.now()));
        }
    }

    /** A contact of the first organisation. */
    void tellContact() {
        send(message(KINDS.get(1), 1, random, Instant.now()));
    }

    private void send(ProducerRecord<String, byte[]> message) {
        producer.send(message);
        told.incrementAndGet();
    }

    /** How many events were told so far. */
    long told() {
        return told.get();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static ProducerRecord<String, byte[]> message(Kind kind, int organization, Random random, Instant at) {
        String org = AnalyticsDatabase.organization(organization).toString();
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(kind.topic(), org, kind.data().getBytes(StandardCharsets.UTF_8));
        put(message, "ce_specversion", "1.0");
        put(message, "ce_id", new UUID(random.nextLong(), random.nextLong()).toString());
        put(message, "ce_source", kind.source());
        put(message, "ce_type", kind.type());
        put(message, "ce_subject", new UUID(random.nextLong(), random.nextLong()).toString());
        put(message, "ce_time", at.toString());
        put(message, "ce_orgid", org);
        put(message, "ce_actortype", "user");
        put(
                message,
                "ce_actorid",
                new UUID(0x0199a7c211117000L, organization * 10L + random.nextInt(USERS_EACH)).toString());
        put(message, "content-type", "application/json");
        return message;
    }

    private static void put(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
