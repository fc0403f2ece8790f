package io.truevalue.cli.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings people to the platform as anybody comes: by registering, reading the mail, logging in and founding. */
public final class Newcomers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOOKS_INTO_THE_INBOX = 150;

    private final Target target;
    private final Addresses addresses;

    public Newcomers(Target target, Addresses addresses) {
        this.target = target;
        this.addresses = addresses;
    }

    public Person arrive(String name) throws IOException {
        String run = UUID.randomUUID().toString().substring(0, 8);
        String email = name + "+" + run + "@attack.example";
        String password = "Attack-" + UUID.randomUUID();
        String organization = name + "-" + run;
        String address = addresses.next();

        ObjectNode registration =
                body().put("email", email).put("password", password).put("full_name", name);
        post(address, "/auth/register", "", registration, 202);
        post(address, "/auth/verify-email", "", body().put("token", mailed(email, "verify-email")), 204);
        ObjectNode login = body().put("email", email).put("password", password);
        String first = text(post(address, "/auth/login", "", login, 200), "access_token");
        ObjectNode founding = body().put("name", organization).put("slug", organization);
        post(address, "/org/api/organizations", first, founding, 201);
        JsonNode pair =
                post(address, "/auth/switch-organization", first, body().put("organization", organization), 200);
        return new Person(
                email, password, address, text(pair, "access_token"), first, text(pair, "refresh_token"), organization);
    }

    /** The secret of the newest mail to an address whose link leads to a page. */
    String mailed(String email, String page) throws IOException {
        Pattern link = Pattern.compile("/" + page + "#token=([A-Za-z0-9_-]+)");
        for (int look = 0; look < LOOKS_INTO_THE_INBOX; look++) {
            try (RawHttp inbox = new RawHttp("127.0.0.1", target.inbox())) {
                Matcher found = link.matcher(inbox.send("GET /api/messages?to=" + email.replace("+", "%2B")
                                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .reply()
                        .body());
                if (found.find()) {
                    return found.group(1);
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        throw new IOException("no mail with a link to /" + page + " came to " + email);
    }

    private static ObjectNode body() {
        return JSON.createObjectNode();
    }

    private JsonNode post(String address, String path, String token, ObjectNode body, int expected) throws IOException {
        String bearer = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        String json = body.toString();
        try (RawHttp http = new RawHttp(address, target.gateway())) {
            Reply reply = http.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + bearer
                            + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json)
                    .reply();
            if (reply.status() != expected) {
                throw new IOException("POST " + path + " answered " + reply + ", not " + expected);
            }
            return JSON.readTree(reply.body());
        }
    }

    private static String text(JsonNode body, String member) throws IOException {
        String text = body.path(member).asText("");
        if (text.isEmpty()) {
            throw new IOException("an answer without " + member);
        }
        return text;
    }
}
