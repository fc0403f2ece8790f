package io.truevalue.cli.tamper;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.cli.attack.Person;
import io.truevalue.cli.attack.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** An admin of an organisation, who works in it and exports its log. */
final class Auditor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Target target;
    private final Person person;
    private int made;

    Auditor(Target target, Person person) {
        this.target = target;
        this.person = person;
    }

    UUID organization() throws IOException {
        byte[] claims = Base64.getUrlDecoder().decode(person.token().split("\\.", -1)[1]);
        return UUID.fromString(JSON.readTree(claims).path("org_id").asText());
    }

    /** Creates so many contacts, each of which is an event. */
    void work(int contacts) throws IOException {
        for (int i = 0; i < contacts; i++) {
            post("/crm/api/contacts", "{\"first_name\":\"Ada\",\"last_name\":\"Lovelace " + ++made + "\"}", 201);
        }
    }

    /** The whole log as a bundle. */
    byte[] export() throws IOException {
        return post("/audit-log/api/exports", "{\"format\":\"ndjson\"}", 200);
    }

    private byte[] post(String path, String body, int expected) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target.gateway() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + person.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != expected) {
                throw new IOException("POST " + path + " answered " + answer.statusCode() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }
}
