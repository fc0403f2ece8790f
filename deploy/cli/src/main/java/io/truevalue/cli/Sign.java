package io.truevalue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.signing.GivenRequest;
import io.truevalue.signing.MalformedRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the signature of each vector of a file, as {@code <name> v1=<hex>}, computed from the request alone. */
public final class Sign {
    private static final String USAGE = "Use: ./truevalue sign --vectors FILE";

    private final PrintStream out;
    private final PrintStream err;

    Sign(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int code = new Sign(out, System.err).run(List.of(arguments));
        out.flush();
        System.exit(code);
    }

    int run(List<String> arguments) {
        if (arguments.size() != 2 || !arguments.getFirst().equals("--vectors")) {
            err.println(USAGE);
            return 2;
        }
        try {
            JsonNode file = new ObjectMapper().readTree(Files.readAllBytes(Path.of(arguments.getLast())));
            JsonNode vectors = file.isArray() ? file : file.path("vectors");
            if (!vectors.isArray()) {
                err.println(arguments.getLast() + " holds no list of vectors.");
                return 1;
            }
            return sign(vectors);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
            err.println("Cannot read " + arguments.getLast() + ": " + reason);
            return 1;
        }
    }

    private int sign(JsonNode vectors) {
        int code = 0;
        for (JsonNode vector : vectors) {
            String name = vector.path("name").asText("(no name)");
            try {
                out.println(name + " " + request(vector).signature());
            } catch (MalformedRequest | IllegalArgumentException e) {
                err.println(name + " cannot be signed: " + e.getMessage());
                code = 1;
            }
        }
        return code;
    }

    private static GivenRequest request(JsonNode vector) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (JsonNode header : vector.path("headers")) {
            headers.add(Map.entry(header.path(0).asText(), header.path(1).asText()));
        }
        return new GivenRequest(
                text(vector, "secret_hex"),
                text(vector, "audience"),
                Long.parseLong(text(vector, "timestamp")),
                text(vector, "method"),
                text(vector, "target"),
                vector.path("body_hex").asText(""),
                headers);
    }

    private static String text(JsonNode vector, String member) {
        JsonNode value = vector.path(member);
        if (!value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException("it has no " + member);
        }
        return value.asText();
    }
}
