package io.truevalue.notification.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.io.ResourceResolver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Writes short messages to phones from templates, in the reader's language where there is one, else in English. */
@Singleton
public final class ShortTexts {
    private static final String FALLBACK = "en";

    private final ResourceResolver resources;
    private final Map<String, Optional<String>> templates = new ConcurrentHashMap<>();

    ShortTexts(ResourceResolver resources) {
        this.resources = resources;
    }

    /** Refuses what cannot become one: an unknown template, a value that is missing, too long or on several lines. */
    public String write(String name, String locale, Map<String, String> data) {
        if (!name.matches("[a-z_]{1,50}")) {
            throw Letters.unknownTemplate();
        }
        String text = template(Locale.forLanguageTag(locale).getLanguage(), name)
                .or(() -> template(FALLBACK, name))
                .orElseThrow(Letters::unknownTemplate);
        Template.fieldsOf(text).forEach(field -> Letters.check(field, data.get(field)));
        return Template.fill(text, data);
    }

    private Optional<String> template(String language, String name) {
        return language.matches("[a-z]{2,3}")
                ? templates.computeIfAbsent("sms/" + language + "/" + name + ".txt", this::read)
                : Optional.empty();
    }

    private Optional<String> read(String path) {
        Optional<InputStream> stream = resources.getResourceAsStream("classpath:" + path);
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream bytes = stream.get()) {
            return Optional.of(new String(bytes.readAllBytes(), UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
