package io.truevalue.auditlog.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event is found by: marks, each a kind and a text, that the index keeps blind. The kinds are apart, so that a
 * word is not taken for an actor.
 */
public final class Marks {
    /** An import's largest record has fewer; what comes after is not found by words. */
    private static final int MOST = 400;

    private final Set<String> marks = new LinkedHashSet<>();

    private Marks() {}

    /** @param data the event's, personal values in clear as far as they can be opened */
    static Set<String> of(
            String type,
            String subject,
            @Nullable String actorId,
            @Nullable String actorDisplay,
            JsonNode data,
            Collection<String> persons) {
        Marks marks = new Marks();
        marks.marks.add(action(type));
        marks.addKinds(type);
        marks.marks.add(resource(subject));
        persons.forEach(person -> marks.marks.add(person(person)));
        marks.addActor(actorId, actorDisplay);
        marks.addWords(type);
        marks.addWords(subject);
        marks.addValues(data);
        return marks.marks;
    }

    public static String action(String type) {
        return "t" + type;
    }

    /** Of all types that begin with it and a dot. */
    public static String actionsOf(String beginning) {
        return "b" + beginning;
    }

    /** A resource's id or its type. */
    public static String resource(String idOrType) {
        return "r" + idOrType;
    }

    /** An actor's id or display name. */
    public static String actor(String idOrName) {
        return "a" + Words.plain(idOrName);
    }

    /** Somebody with a personal value in the event. */
    public static String person(String id) {
        return "p" + id;
    }

    /** All that a text's words are found by; none where it has no word. */
    public static Set<String> words(String text) {
        Set<String> marks = new LinkedHashSet<>();
        Words.of(text).forEach(word -> marks.add(word(word)));
        return marks;
    }

    private static String word(String word) {
        return "w" + word;
    }

    private void addKinds(String type) {
        for (int dot = type.indexOf('.'); dot > 0; dot = type.indexOf('.', dot + 1)) {
            marks.add(actionsOf(type.substring(0, dot)));
        }
        int first = type.indexOf('.');
        marks.add(resource(first < 0 ? type : type.substring(0, first)));
    }

    private void addActor(@Nullable String id, @Nullable String display) {
        if (id != null) {
            marks.add(actor(id));
        }
        if (display != null) {
            marks.add(actor(display));
            addWords(display);
        }
    }

    private void addValues(JsonNode node) {
        if (marks.size() >= MOST) {
            return;
        }
        if (node.isContainerNode()) {
            node.forEach(this::addValues);
        } else if (node.isTextual() || node.isNumber()) {
            addWords(node.asText());
        }
    }

    private void addWords(String text) {
        for (String word : Words.of(text)) {
            if (marks.size() < MOST) {
                marks.add(word(word));
            }
        }
    }
}
