package io.truevalue.analytics.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.testing.ServiceExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** An operator on the service's own machine. */
final class Management {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;

    private Management(String url) {
        this.url = url;
    }

    static Management of(ServiceExtension service) {
        return new Management(service.managementUrl());
    }

    JsonNode get(String target) {
        return send(HttpRequest.newBuilder(URI.create(url + target)).build());
    }

    JsonNode post(String target) {
        return send(HttpRequest.newBuilder(URI.create(url + target))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static JsonNode send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
