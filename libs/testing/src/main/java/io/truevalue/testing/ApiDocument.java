package io.truevalue.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.attack.api.Api;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A service's OpenAPI document as it serves it. */
final class ApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Optional<ApiDocument>> SERVED = new ConcurrentHashMap<>();

    private final String text;
    private final ObjectNode tree;
    private final BodySchemas schemas;

    ApiDocument(String text) {
        this.text = text;
        this.tree = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text));
        this.schemas = new BodySchemas(tree);
    }

    /** The document of the called service; empty where it has none, as the samples of tests. */
    static Optional<ApiDocument> of(SignedCalls calls) {
        return SERVED.computeIfAbsent(calls.base(), any -> {
            Answer answer = calls.document();
            return answer.status() == 404
                    ? Optional.empty()
                    : Optional.of(new ApiDocument(answer.expect(200).body()));
        });
    }

    String text() {
        return text;
    }

    Api api() {
        return new Api(tree);
    }

    BodySchemas schemas() {
        return schemas;
    }

    /** Each as {@code GET /org/api/organizations}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        tree.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** The operation that a request means; the path with fewer variables goes first. */
    Optional<ApiOperation> operation(String method, String path) {
        return tree.path("paths").properties().stream()
                .filter(template -> matches(template.getKey(), path))
                .sorted(Comparator.comparingInt(template -> template.getKey().split("\\{", -1).length))
                .filter(template -> template.getValue().has(method.toLowerCase(Locale.ROOT)))
                .map(template -> new ApiOperation(
                        method + " " + template.getKey(),
                        template.getValue().path(method.toLowerCase(Locale.ROOT)),
                        this))
                .findFirst();
    }

    /** The node, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? tree.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static boolean matches(String template, String path) {
        String literal = Pattern.quote(template).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
        return path.matches(literal);
    }
}
