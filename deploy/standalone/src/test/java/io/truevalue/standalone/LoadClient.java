package io.truevalue.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A person with an organisation, who works through the gate of a platform in this JVM. */
final class LoadClient {
    private static final String PASSWORD = "seven quiet herons at dawn";
    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int offset;
    private final String organization;
    private String access = "";
    private String refresh = "";

    private LoadClient(int offset, String organization) {
        this.offset = offset;
        this.organization = organization;
    }

    record Reply(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Reply expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + ": " + body);
            }
            return this;
        }
    }

    /** Registers, proves the address, logs in, founds the organisation and switches to it. */
    static LoadClient signedUp(int offset, String email, String organization) {
        LoadClient person = new LoadClient(offset, organization);
        person.post("/auth/register", Map.of("email", email, "password", PASSWORD, "full_name", "Sarah Chen"))
                .expect(202);
        person.post("/auth/verify-email", Map.of("token", person.mailedTo(email)))
                .expect(204);
        person.keep(person.post("/auth/login", Map.of("email", email, "password", PASSWORD)));
        person.post("/org/api/organizations", Map.of("name", organization, "slug", organization))
                .expect(201);
        person.keep(person.post("/auth/switch-organization", Map.of("organization", organization)));
        return person;
    }

    /** What a page of the console asks for; members make org call auth, a token makes auth call three services. */
    List<String> targets() {
        return List.of(
                "/auth/me",
                "/org/api/organizations",
                "/org/api/organizations/" + organization + "/members",
                "/crm/api/contacts",
                "/permission/api/roles");
    }

    String accessToken() {
        return access;
    }

    Reply get(String target) {
        return send(HttpRequest.newBuilder(gate(target)).GET());
    }

    /** Somebody with a token alone. */
    static Reply asking(int offset, String token) {
        LoadClient other = new LoadClient(offset, "");
        other.access = token;
        return other.get("/auth/me");
    }

    Reply refresh() {
        Reply reply = post("/auth/refresh", Map.of("refresh_token", refresh));
        if (reply.status() == 200) {
            keep(reply);
        }
        return reply;
    }

    private void keep(Reply pair) {
        JsonNode tokens = pair.expect(200).json();
        access = tokens.get("access_token").asText();
        refresh = tokens.get("refresh_token").asText();
    }

    private Reply post(String target, Map<String, String> body) {
        try {
            return send(HttpRequest.newBuilder(gate(target))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI gate(String target) {
        return URI.create("http://localhost:" + (8000 + offset) + target);
    }

    private Reply send(HttpRequest.Builder request) {
        if (!access.isEmpty()) {
            request.header("Authorization", "Bearer " + access);
        }
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String mailedTo(String email) {
        URI inbox = URI.create("http://127.0.0.1:" + (8025 + offset) + "/api/messages?to=" + email);
        Matcher found = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> TOKEN.matcher(new LoadClient(offset, "")
                                .send(HttpRequest.newBuilder(inbox))
                                .body()),
                        Matcher::find);
        return found.group(1);
    }
}
