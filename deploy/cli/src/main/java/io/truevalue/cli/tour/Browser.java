package io.truevalue.cli.tour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends a request, prints its line and its short answer with the secrets masked, and reads the answer as JSON. */
final class Browser {
    private static final int SHORT = 160;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final PrintStream out;

    Browser(URI base, PrintStream out) {
        this.base = base;
        this.out = out;
    }

    Answer get(String target, @Nullable String token) {
        return show("GET " + target, send("GET", target, token, null, BodyPublishers.noBody()));
    }

    /** As {@link #get}, without a line on the screen. */
    Answer peek(String target, @Nullable String token) {
        return read(send("GET", target, token, null, BodyPublishers.noBody()));
    }

    Answer post(String target, @Nullable String token, Object body) {
        String json = json(body);
        return show(
                "POST " + target + " " + json,
                send("POST", target, token, "application/json", BodyPublishers.ofString(json)));
    }

    Answer put(String target, @Nullable String token, Object body) {
        String json = json(body);
        return show(
                "PUT " + target + " " + json,
                send("PUT", target, token, "application/json", BodyPublishers.ofString(json)));
    }

    Answer patch(String target, @Nullable String token, Object body) {
        String json = json(body);
        return show(
                "PATCH " + target + " " + json,
                send("PATCH", target, token, "application/merge-patch+json", BodyPublishers.ofString(json)));
    }

    Answer delete(String target, @Nullable String token) {
        return show("DELETE " + target, send("DELETE", target, token, null, BodyPublishers.noBody()));
    }

    /** As {@link #post}, without a line on the screen: for what is sent many times. */
    Answer send(String target, Object body) {
        return read(send("POST", target, null, "application/json", BodyPublishers.ofString(json(body))));
    }

    /** A request with the headers given and no token. */
    Answer getSigned(String target, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + target)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        return show("GET " + target + " signed, as " + headers.get("X-Service-Name"), sent(request.build()));
    }

    Answer upload(String target, String token, Multipart form) {
        return show(
                "POST " + target + " " + form.summary(),
                send("POST", target, token, form.contentType(), BodyPublishers.ofByteArray(form.bytes())));
    }

    /** A file that is answered with 200. */
    byte[] download(String target, String token, Object body) {
        String json = json(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + target))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        HttpResponse<byte[]> response = sent(request, BodyHandlers.ofByteArray());
        out.println("     " + shorten(Secrets.mask("POST " + target + " " + json)));
        out.println("     " + response.statusCode() + ", " + response.body().length + " bytes of "
                + response.headers().firstValue("Content-Type").orElse("nothing"));
        if (response.statusCode() != 200) {
            throw new StepFailed("expected 200: " + shorten(new String(response.body(), StandardCharsets.UTF_8)));
        }
        return response.body();
    }

    private HttpResponse<String> send(
            String method, String target, @Nullable String token, @Nullable String type, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json")
                .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        return sent(request.build());
    }

    private HttpResponse<String> sent(HttpRequest request) {
        return sent(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new StepFailed("nothing answers at " + base + " (" + e + "): start it with ./truevalue up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
        }
    }

    private Answer show(String line, HttpResponse<String> response) {
        out.println("     " + shorten(Secrets.mask(line)));
        out.println("     " + response.statusCode() + " " + shorten(Secrets.mask(response.body())));
        return read(response);
    }

    private static Answer read(HttpResponse<String> response) {
        JsonNode body = MissingNode.getInstance();
        if (response.headers().firstValue("Content-Type").orElse("").contains("json")) {
            try {
                body = JSON.readTree(response.body());
            } catch (JsonProcessingException e) {
                throw new StepFailed("the answer is no JSON: " + shorten(Secrets.mask(response.body())));
            }
        }
        return new Answer(response.statusCode(), response.headers(), body);
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SHORT ? line : line.substring(0, SHORT) + " ...";
    }
}
