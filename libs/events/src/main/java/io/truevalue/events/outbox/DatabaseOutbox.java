package io.truevalue.events.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Value;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.events.schema.EventSchemas;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import io.truevalue.web.trace.TraceContext;
import io.truevalue.web.trace.TraceScope;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outbox table of the service's own database. */
@Singleton
final class DatabaseOutbox implements Outbox {
    /** Kafka takes 1 MiB, headers included. */
    private static final int LARGEST = 1_000_000;

    private final JdbcOperations jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final String source;
    private final boolean describedOnly;

    /** @param describedOnly whether an event that has more than its schema says is refused, as in tests */
    DatabaseOutbox(
            JdbcOperations jdbc,
            ObjectMapper json,
            Clock clock,
            @Value("${truevalue.service.name}") String service,
            @Value("${truevalue.outbox.described-only:false}") boolean describedOnly) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.source = "/" + service + "-service";
        this.describedOnly = describedOnly;
    }

    @Override
    public void append(Event event) {
        appendAll(List.of(event));
    }

    @Override
    public void appendAll(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        Principal actor = Tenancy.current();
        jdbc.prepareStatement("INSERT INTO outbox (topic, message_key, event) VALUES (?, ?, ?)", statement -> {
            for (Event event : events) {
                OrgId org = organization(event, actor);
                statement.setString(1, event.topic());
                statement.setString(2, org == null ? event.subject() : org.toString());
                statement.setString(3, write(event.topic(), structured(event, actor, org)));
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private static @Nullable OrgId organization(Event event, Principal actor) {
        return event.personal() ? null : event.organization() == null ? actor.org() : event.organization();
    }

    private Map<String, Object> structured(Event event, Principal actor, @Nullable OrgId org) {
        Map<String, Object> structured = new LinkedHashMap<>();
        structured.put("specversion", "1.0");
        structured.put("id", Ids.next().toString());
        structured.put("source", source);
        structured.put("type", event.type());
        structured.put("subject", event.subject());
        structured.put("time", clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
        put(structured, "orgid", org == null ? null : org.toString());
        put(structured, "actorid", actor.id());
        structured.put("actortype", actor.type().wireName());
        put(structured, "actordisplay", actor.email() == null ? actor.id() : actor.email());
        structured.put("requestid", actor.requestId());
        put(structured, "clientip", actor.clientIp());
        put(structured, "useragent", actor.userAgent());
        put(
                structured,
                TraceContext.HEADER,
                TraceScope.current().map(TraceContext::header).orElse(null));
        structured.put("outcome", event.outcome());
        structured.put("data", event.data());
        return structured;
    }

    private static void put(Map<String, Object> into, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            into.put(name, value);
        }
    }

    private String write(String topic, Map<String, Object> structured) {
        try {
            String event = json.writeValueAsString(structured);
            int size = event.getBytes(StandardCharsets.UTF_8).length;
            if (size > LARGEST) {
                throw new IllegalArgumentException("an event of " + size + " bytes is too large; tell it in parts");
            }
            if (describedOnly) {
                requireDescribed(topic, json.readTree(event));
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's data must be writable as JSON", e);
        }
    }

    private static void requireDescribed(String topic, JsonNode event) {
        List<String> gaps = EventSchemas.gaps(topic, event.path("type").textValue(), event.path("data"));
        if (!gaps.isEmpty()) {
            throw new IllegalArgumentException("describe it in libs/events, see docs/how-to/add-an-event.md: " + gaps);
        }
    }
}
