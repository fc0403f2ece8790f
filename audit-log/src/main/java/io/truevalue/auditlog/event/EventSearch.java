package io.truevalue.auditlog.event;

import io.truevalue.web.StorableTexts;
import io.truevalue.web.listing.QueryParameters;
import io.truevalue.web.listing.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final int MOST_WORDS = 10;
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

    /** What must hold of {@link EventStore#SEARCHED}. */
    public Sql[] conditions() {
        List<Sql> conditions = new ArrayList<>();
        if (actor != null) {
            conditions.add(Sql.of("actor_id = ? OR lower(actor_display) = lower(?)", actor, actor));
        }
        if (action != null) {
            conditions.add(action(action));
        }
        if (resource != null) {
            conditions.add(resource(resource));
        }
        if (from != null) {
            conditions.add(Sql.of(
                    "time >= ?::timestamptz", QueryParameters.time("from", from).toString()));
        }
        if (to != null) {
            conditions.add(Sql.of(
                    "time < ?::timestamptz", QueryParameters.time("to", to).toString()));
        }
        if (q != null) {
            conditions.addAll(words(q));
        }
        return conditions.toArray(Sql[]::new);
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

    private static Sql action(String action) {
        if (!ACTION.matcher(action).matches()) {
            throw QueryParameters.invalid(
                    "action", "an event's type such as contact.created, or contact.* for all of a kind");
        }
        if (!action.endsWith(".*")) {
            return Sql.of("type = ?", action);
        }
        // All that begin with "contact.": the next character after the dot is the slash.
        String kind = action.substring(0, action.length() - 2);
        return Sql.of("type >= ? AND type < ?", kind + ".", kind + "/");
    }

    private static Sql resource(String resource) {
        int colon = resource.indexOf(':');
        return colon < 0
                ? Sql.of("subject = ? OR resource_type = ?", resource, resource)
                : Sql.of(
                        "resource_type = ? AND subject = ?",
                        resource.substring(0, colon),
                        resource.substring(colon + 1));
    }

    private static List<Sql> words(String q) {
        String[] words = q.toLowerCase(Locale.ROOT).split("\\s+", MOST_WORDS);
        List<Sql> conditions = new ArrayList<>();
        for (String word : words) {
            conditions.add(Sql.of("strpos(search, ?) > 0", word));
        }
        return conditions;
    }
}
