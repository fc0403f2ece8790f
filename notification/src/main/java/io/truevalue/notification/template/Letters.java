package io.truevalue.notification.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.io.ResourceResolver;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes letters from templates, in the reader's language where there is one, else in English. */
@Singleton
public final class Letters {
    private static final String FALLBACK = "en";
    private static final int LONGEST_VALUE = 2_000;

    private final ResourceResolver resources;
    private final String origin;
    private final Map<String, Optional<Template>> templates = new ConcurrentHashMap<>();
    private final String layout;

    Letters(ResourceResolver resources, @Value("${truevalue.origin}") String origin) {
        this.resources = resources;
        this.origin = origin;
        this.layout = read("mail/layout.html").orElseThrow();
    }

    /** Refuses what cannot become a letter: an unknown template, a value that is missing, too long or on several lines. */
    public Letter write(String name, String locale, Map<String, String> data) {
        Template template = find(name, locale);
        for (String field : template.fields()) {
            check(field, data.get(field));
        }
        for (String block : template.blocks()) {
            check(block, data.getOrDefault(block, "").replace("\n", " "));
        }
        String link = link(data);
        String subject = Template.fill(template.subject(), data);
        return new Letter(subject, text(template, data, link), html(template, data, link, subject));
    }

    private Template find(String name, String locale) {
        if (!name.matches("[a-z_]{1,50}")) {
            throw unknownTemplate();
        }
        String language = Locale.forLanguageTag(locale).getLanguage();
        return template(language, name).or(() -> template(FALLBACK, name)).orElseThrow(Letters::unknownTemplate);
    }

    private Optional<Template> template(String language, String name) {
        return language.matches("[a-z]{2,3}")
                ? templates.computeIfAbsent(
                        "mail/" + language + "/" + name + ".txt",
                        path -> read(path).map(Template::parse))
                : Optional.empty();
    }

    static Problem unknownTemplate() {
        return refused("template", "unknown", "no such template");
    }

    static void check(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw refused("data." + field, "required", "must not be blank");
        }
        if (value.length() > LONGEST_VALUE) {
            throw refused("data." + field, "invalid_length", "at most " + LONGEST_VALUE + " characters");
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw refused("data." + field, "invalid_format", "without line breaks and control characters");
        }
    }

    /** Mail leads to the platform's own pages only. */
    private String link(Map<String, String> data) {
        String link = String.valueOf(data.get(Template.LINK));
        if (!link.startsWith(origin + "/")) {
            throw refused("data.link", "invalid_format", "must lead to " + origin);
        }
        return link;
    }

    private String text(Template template, Map<String, String> data, String link) {
        String paragraphs = template.paragraphs().stream()
                .map(paragraph -> Template.block(paragraph)
                        .map(block -> data.getOrDefault(block, "").stripTrailing())
                        .orElseGet(() -> Template.fill(paragraph, data)))
                .collect(Collectors.joining("\n\n"));
        return paragraphs + "\n\n" + template.button() + ":\n" + link + "\n\n-- \nTrueValue\n" + origin + "\n";
    }

    private String html(Template template, Map<String, String> data, String link, String subject) {
        Map<String, String> escaped = new HashMap<>();
        data.forEach((field, value) -> escaped.put(field, Html.escape(value)));
        String paragraphs = template.paragraphs().stream()
                .map(paragraph -> Template.block(paragraph)
                        .map(block -> "<pre>" + escaped.getOrDefault(block, "") + "</pre>")
                        .orElseGet(() -> "<p>" + Template.fill(Html.escape(paragraph), escaped) + "</p>"))
                .collect(Collectors.joining("\n"));
        Map<String, String> parts = Map.of(
                "subject", Html.escape(subject),
                "paragraphs", paragraphs,
                "button", Html.escape(template.button()),
                "link", Html.escape(link),
                "origin", Html.escape(origin));
        return Template.fill(layout, parts);
    }

    private Optional<String> read(String path) {
        Optional<InputStream> stream = resources.getResourceAsStream("classpath:" + path);
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream bytes = stream.get()) {
            return Optional.of(new String(bytes.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem refused(String field, String code, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("This message cannot be written.")
                .field(field, code, message);
    }
}
