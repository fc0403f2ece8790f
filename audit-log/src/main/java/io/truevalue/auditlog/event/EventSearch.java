package io.truevalue.auditlog.event;

import io.truevalue.auditlog.search.Marks;
import io.truevalue.auditlog.search.Span;
import io.truevalue.web.StorableTexts;
import io.truevalue.web.listing.QueryParameters;
import io.truevalue.web.listing.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events are looked for. All that is given must hold.
 *
 * @param actor the actor's id or, whatever the case, display name
 * @param action an event's type, or all that begin like {@code contact.*}
 * @param resource a resource's id, a type of resource, or {@code type:id}
 * @param from RFC 3339, inclusive
 * @param to RFC 3339, exclusive
 * @param q words that all stand in who, what or the data
 */
public record EventSearch(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String resource,
        @Nullable String from,
        @Nullable String to,
        @Nullable String q) {
    private static final int LONGEST = 320;
    private static final int MOST_WORDS = 20;
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*(\\.\\*)?");

    public EventSearch {
        actor = text("actor", actor);
        action = text("action", action);
        resource = text("resource", resource);
        from = text("from", from);
        to = text("to", to);
        q = text("q", q);
    }

    private static @Nullable String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST || !StorableTexts.storable(value)) {
            throw QueryParameters.invalid(field, "at most " + LONGEST + " characters of text");
        }
        return value.strip();
    }

    /** What an event must be found by, times apart; none where nothing but a time is asked for. */
    Set<String> marks() {
        Set<String> marks = new LinkedHashSet<>();
        if (actor != null) {
            marks.add(Marks.actor(actor));
        }
        if (action != null) {
            marks.add(action(action));
        }
        if (resource != null) {
            int colon = resource.indexOf(':');
            marks.add(Marks.resource(resource.substring(colon + 1)));
            if (colon >= 0) {
                marks.add(Marks.resource(resource.substring(0, colon)));
            }
        }
        words().stream().limit(MOST_WORDS).forEach(marks::add);
        return marks;
    }

    private Set<String> words() {
        return q == null ? Set.of() : Marks.words(q);
    }

    /** True where text without a word is looked for, which is found nowhere. */
    boolean isInVain() {
        return q != null && words().isEmpty();
    }

    Span span() {
        return Span.of(time("from", from), time("to", to));
    }

    List<Sql> times() {
        List<Sql> times = new ArrayList<>();
        Instant since = time("from", from);
        if (since != null) {
            times.add(Sql.of("time >= ?::timestamptz", since.toString()));
        }
        Instant until = time("to", to);
        if (until != null) {
            times.add(Sql.of("time < ?::timestamptz", until.toString()));
        }
        return times;
    }

    /** The parameters that were given, by name. */
    public Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "actor", actor);
        put(given, "action", action);
        put(given, "resource", resource);
        put(given, "from", from);
        put(given, "to", to);
        put(given, "q", q);
        return given;
    }

    private static void put(Map<String, String> into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }

    private static @Nullable Instant time(String field, @Nullable String text) {
        return text == null ? null : QueryParameters.time(field, text);
    }

    private static String action(String action) {
        if (!ACTION.matcher(action).matches()) {
            throw QueryParameters.invalid(
                    "action", "an event's type such as contact.created, or contact.* for all of a kind");
        }
        return action.endsWith(".*") ? Marks.actionsOf(action.substring(0, action.length() - 2)) : Marks.action(action);
    }
}
