package io.truevalue.bench.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * An event such as services tell, made of its number: nine of ten are of records, with the personal values that contacts
 * have; half of all are the first user's; one in 10,000 has the rare word, every second the common one.
 */
final class SampleEvent {
    static final String RARE = "quokka";
    static final String COMMON = "springfield";
    /** Who did half of all. */
    static final String BUSY = "0199a7c2-2222-7000-8000-000000000000";

    private static final int USERS = 200;
    private static final int RARITY = 10_000;
    private static final List<String> FIRST =
            List.of("Ada", "Grace", "Alan", "Edsger", "Barbara", "Niklaus", "Frances");
    private static final List<String> LAST = List.of("Lovelace", "Hopper", "Turing", "Dijkstra", "Liskov", "Wirth");

    private final String organization;
    private final String id;
    private final Instant time;
    private final long number;

    SampleEvent(String organization, long number, Instant time) {
        this.organization = organization;
        this.number = number;
        this.time = time;
        this.id = UUID.nameUUIDFromBytes((organization + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The number'th of so many events of one organisation, the newest now and the oldest 90 days ago. */
    static SampleEvent ofLarge(String organization, long number, long all, Instant now) {
        long back =
                Math.round((double) (all - number) / all * Duration.ofDays(90).toMillis());
        return new SampleEvent(organization, number, now.minusMillis(back));
    }

    static String organization(int number) {
        return "0199a7c2-0000-7000-8000-%012d".formatted(number);
    }

    String id() {
        return id;
    }

    ProducerRecord<String, byte[]> message() {
        String topic = number % 10 == 0 ? "auth.user.events" : "crm.record.events";
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic, organization, data().getBytes(StandardCharsets.UTF_8));
        Headers headers = message.headers();
        attributes().forEach((name, value) -> headers.add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        headers.add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return message;
    }

    /** As an outbox holds it. */
    String structured() {
        StringBuilder json = new StringBuilder(1_024).append('{');
        attributes()
                .forEach((name, value) -> json.append('"')
                        .append(name)
                        .append("\":\"")
                        .append(value)
                        .append("\","));
        return json.append("\"data\":").append(data()).append('}').toString();
    }

    private Map<String, String> attributes() {
        String actor = actor();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id);
        attributes.put("source", number % 10 == 0 ? "/auth-service" : "/crm-service");
        attributes.put("type", type());
        attributes.put("subject", subject());
        attributes.put("time", time.toString());
        attributes.put("orgid", organization);
        attributes.put("actorid", actor);
        attributes.put("actortype", "user");
        attributes.put("actordisplay", "user" + actor.substring(33) + "@acme.example");
        attributes.put("requestid", id);
        attributes.put("clientip", "192.0.2." + number % 250);
        attributes.put("useragent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0");
        attributes.put("outcome", "success");
        return attributes;
    }

    private String type() {
        return switch ((int) (number % 10)) {
            case 0 -> "session.created";
            case 1, 2, 3 -> "contact.created";
            case 4, 5, 6, 7, 8 -> "contact.updated";
            default -> "contact.deleted";
        };
    }

    private String actor() {
        int user = number % 2 == 0 ? 0 : 1 + Math.floorMod(number * 31, USERS - 1);
        return BUSY.substring(0, 33) + "%03d".formatted(user);
    }

    private String subject() {
        return "0199a7c2-4444-7000-8000-%012d".formatted(number / 3);
    }

    private String data() {
        if (number % 10 == 0) {
            return "{\"session_id\":\"%s\",\"user_id\":\"%s\"}".formatted(id, actor());
        }
        String now = contact((int) (number % 7));
        return switch (type()) {
            case "contact.created" -> "{\"before\":null,\"after\":" + now + "}";
            case "contact.updated" -> "{\"before\":" + contact((int) (number % 5)) + ",\"after\":" + now + "}";
            default -> "{\"before\":" + now + ",\"after\":null}";
        };
    }

    private String contact(int which) {
        String first = FIRST.get(which % FIRST.size());
        String last = LAST.get((int) (number / 3 % LAST.size())) + number / 3 % 9_973;
        String city = number % RARITY == 7 ? RARE : number % 2 == 0 ? COMMON : "shelbyville";
        return """
                {"id":"%s","version":%d,"first_name":"%s","last_name":"%s","full_name":"%s %s","job_title":"Engineer",\
                "company_id":null,"company_name":"Acme %d","emails":[{"value":"%s.%s@acme.example","label":"work",\
                "primary":true}],"phones":[{"value":"+1 202-555-%04d","label":"work","primary":true,"e164":null}],\
                "addresses":[{"street":"%d Main Street","city":"%s","state":"CA","country":"US"}],"owner_id":"%s",\
                "tags":["lead"],"custom":{},"created_at":"%s","updated_at":"%s"}""".formatted(
                        subject(),
                        which + 1,
                        first,
                        last,
                        first,
                        last,
                        number % 50,
                        first,
                        last,
                        number % 10_000,
                        number % 997,
                        city,
                        actor(),
                        time,
                        time);
    }
}
