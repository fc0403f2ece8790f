package io.truevalue.cli.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The samples of one scrape in Prometheus' text format. */
record Metrics(List<Sample> samples) {
    static final Metrics NONE = new Metrics(List.of());

    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+\\d+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    record Sample(String name, Map<String, String> labels, double value) {}

    static Metrics parse(String text) {
        List<Sample> samples = new ArrayList<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                valueOf(matcher.group(3))
                        .ifPresent(
                                value -> samples.add(new Sample(matcher.group(1), labelsOf(matcher.group(2)), value)));
            }
        });
        return new Metrics(List.copyOf(samples));
    }

    private static Map<String, String> labelsOf(@Nullable String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            Matcher matcher = LABEL.matcher(text);
            while (matcher.find()) {
                labels.put(matcher.group(1), matcher.group(2));
            }
        }
        return labels;
    }

    private static OptionalDouble valueOf(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text.replace("Inf", "Infinity")));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Over all series of the name that have a number; empty where there is none. */
    Optional<Double> sum(String name) {
        return of(name).map(Sample::value).reduce(Double::sum);
    }

    Optional<Double> largest(String name) {
        return of(name).map(Sample::value).reduce(Double::max);
    }

    Optional<String> label(String name, String label) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .flatMap(sample -> Optional.ofNullable(sample.labels().get(label)).stream())
                .findFirst();
    }

    private Stream<Sample> of(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name) && !Double.isNaN(sample.value()));
    }
}
