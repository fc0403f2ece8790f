package io.truevalue.events.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Value;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outbox table of the service's own database. */
@Singleton
final class DatabaseOutbox implements Outbox {
    private final JdbcOperations jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final String source;

    DatabaseOutbox(
            JdbcOperations jdbc, ObjectMapper json, Clock clock, @Value("${truevalue.service.name}") String service) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.source = "/" + service + "-service";
    }

    @Override
    public void append(Event event) {
        Principal actor = Tenancy.current();
        OrgId org = event.personal() ? null : event.organization() == null ? actor.org() : event.organization();
        String key = org == null ? event.subject() : org.toString();
        String structured = write(structured(event, actor, org));
        jdbc.prepareStatement("INSERT INTO outbox (topic, message_key, event) VALUES (?, ?, ?)", statement -> {
            statement.setString(1, event.topic());
            statement.setString(2, key);
            statement.setString(3, structured);
            return statement.executeUpdate();
        });
    }

    private Map<String, Object> structured(Event event, Principal actor, @Nullable OrgId org) {
        Map<String, Object> structured = new LinkedHashMap<>();
        structured.put("specversion", "1.0");
        structured.put("id", Ids.next().toString());
        structured.put("source", source);
        structured.put("type", event.type());
        structured.put("subject", event.subject());
        structured.put("time", clock.instant().toString());
        put(structured, "orgid", org == null ? null : org.toString());
        put(structured, "actorid", actor.id());
        structured.put("actortype", actor.type().wireName());
        put(structured, "actordisplay", actor.email() == null ? actor.id() : actor.email());
        structured.put("requestid", actor.requestId());
        put(structured, "clientip", actor.clientIp());
        put(structured, "useragent", actor.userAgent());
        structured.put("outcome", event.outcome());
        structured.put("data", event.data());
        return structured;
    }

    private static void put(Map<String, Object> into, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            into.put(name, value);
        }
    }

    private String write(Map<String, Object> structured) {
        try {
            return json.writeValueAsString(structured);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's data must be writable as JSON", e);
        }
    }
}
