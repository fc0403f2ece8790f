package io.truevalue.auditlog.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.events.codec.ReceivedEvent;
import java.util.Locale;

/** What an event is found by: who, what and every value of its data, in lower case. */
final class SearchText {
    private static final int LONGEST = 10_000;

    private SearchText() {}

    static String of(ReceivedEvent event) {
        StringBuilder text = new StringBuilder();
        add(text, event.extension("actordisplay"));
        add(text, event.type());
        add(text, event.subject());
        addValues(text, event.data());
        return text.substring(0, Math.min(LONGEST, text.length()))
                .replaceAll("[\\x00\\ud800-\\udfff]", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static void addValues(StringBuilder text, JsonNode node) {
        if (text.length() >= LONGEST) {
            return;
        }
        if (node.isContainerNode()) {
            node.forEach(child -> addValues(text, child));
        } else if (!node.isNull()) {
            add(text, node.asText());
        }
    }

    private static void add(StringBuilder text, @org.jspecify.annotations.Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(value);
        }
    }
}
