package io.truevalue.events.outbox;

import io.truevalue.events.codec.Topics;
import io.truevalue.tenancy.OrgId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A past fact, to be told. The actor and the request are those of the running code.
 *
 * @param topic one of {@link Topics}
 * @param type such as {@code contact.created}
 * @param subject the resource's id
 * @param organization whose history it belongs to; null for the running code's own, see {@link #ofUser}
 * @param personal whether it belongs to a user's own history and to no organisation
 * @param data no secret, password, token or code
 */
public record Event(
        String topic,
        String type,
        String subject,
        @Nullable OrgId organization,
        boolean personal,
        String outcome,
        Map<String, Object> data) {
    public Event {
        if (!Topics.all().contains(topic)) {
            throw new IllegalArgumentException("no such topic, and nobody could send to it: " + topic);
        }
    }

    /** A fact of the organisation that the running code acts for. */
    public static Event of(String topic, String type, Object subject) {
        return new Event(topic, type, subject.toString(), null, false, "success", Map.of());
    }

    /** A fact of a user's own history, whatever organisation they act for. */
    public static Event ofUser(String topic, String type, Object subject) {
        return new Event(topic, type, subject.toString(), null, true, "success", Map.of());
    }

    /** The same fact in another organisation's history. */
    public Event in(OrgId other) {
        return new Event(topic, type, subject, other, false, outcome, data);
    }

    /** The same fact with one more member of its data; views and plain values are written as JSON. */
    public Event with(String name, @Nullable Object value) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(name, value);
        return new Event(topic, type, subject, organization, personal, outcome, more);
    }

    public Event before(@Nullable Object state) {
        return with("before", state);
    }

    public Event after(@Nullable Object state) {
        return with("after", state);
    }

    /** What was tried and refused. */
    public Event failed() {
        return new Event(topic, type, subject, organization, personal, "failure", data);
    }
}
