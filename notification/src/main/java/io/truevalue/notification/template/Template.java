package io.truevalue.notification.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one kind of message says: plain paragraphs and one button, from which both the text and the HTML are made. Values
 * are put in once and taken literally, whatever they look like. A paragraph that is {@code [[name]]} alone is a value of
 * several lines, which stay as they are.
 *
 * @param button the words on the link that {@code link} leads to
 */
record Template(String subject, String button, List<String> paragraphs) {
    static final String LINK = "link";

    private static final Pattern FIELD = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final Pattern BLOCK = Pattern.compile("\\[\\[([a-z_]+)]]");
    private static final Pattern HEAD = Pattern.compile("subject: (.+)\nbutton: (.+)\n\n", Pattern.UNIX_LINES);

    Template {
        paragraphs = List.copyOf(paragraphs);
    }

    static Template parse(String source) {
        Matcher head = HEAD.matcher(source);
        if (!head.lookingAt()) {
            throw new IllegalArgumentException("a template begins with its subject and its button");
        }
        List<String> paragraphs = Stream.of(source.substring(head.end()).split("\n\n", -1))
                .map(paragraph -> paragraph.replace('\n', ' ').strip())
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
        return new Template(head.group(1), head.group(2), paragraphs);
    }

    /** The fields that it cannot do without. */
    Set<String> fields() {
        Set<String> named = Stream.concat(Stream.of(subject), paragraphs.stream())
                .flatMap(text -> fieldsOf(text).stream())
                .collect(Collectors.toSet());
        named.add(LINK);
        return Set.copyOf(named);
    }

    /** The values of several lines. */
    Set<String> blocks() {
        return paragraphs.stream().flatMap(text -> block(text).stream()).collect(Collectors.toSet());
    }

    /** The name of the value that a paragraph is. */
    static Optional<String> block(String paragraph) {
        Matcher found = BLOCK.matcher(paragraph);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    static Set<String> fieldsOf(String text) {
        return FIELD.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** The text with each field replaced by its value; a value is never looked into for more. */
    static String fill(String text, Map<String, String> values) {
        return FIELD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
