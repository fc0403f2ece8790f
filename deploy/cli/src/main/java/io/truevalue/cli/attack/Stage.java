package io.truevalue.cli.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the cases play on: the target, two people with an organisation each, and the mint of tokens. */
final class Stage {
    /** Where a plain request of anybody with a token is answered 200. */
    static final String CONTACTS = "/crm/api/contacts?limit=1";

    /** Where a request that hides in another one would show. */
    static final String HIDDEN = "/crm/api/companies?limit=1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Target target;
    private final Addresses addresses = new Addresses();
    private final Newcomers newcomers;
    private final Map<String, String> secrets;
    private final Person sarah;
    private final Person mallory;
    private final TokenMint mint;
    private final String address;

    Stage(Target target) throws IOException {
        this.target = target;
        this.secrets = target.secrets();
        this.newcomers = new Newcomers(target, addresses);
        this.sarah = newcomers.arrive("sarah");
        this.mallory = newcomers.arrive("mallory");
        this.mint = new TokenMint(secret("TRUEVALUE_JWT_SECRET"), claimsOf(sarah.token()));
        this.address = addresses.next();
    }

    Target target() {
        return target;
    }

    Addresses addresses() {
        return addresses;
    }

    Newcomers newcomers() {
        return newcomers;
    }

    /** Whose organisation the cases play in. */
    Person sarah() {
        return sarah;
    }

    /** A stranger to it. */
    Person mallory() {
        return mallory;
    }

    TokenMint mint() {
        return mint;
    }

    String secret(String name) throws IOException {
        String secret = secrets.getOrDefault(name, "");
        if (secret.isEmpty()) {
            throw new IOException(target.home().resolve("secrets.env") + " holds no " + name);
        }
        return secret;
    }

    boolean hasSecret(String name) {
        return secrets.containsKey(name);
    }

    /** A claim of Sarah's token as text. */
    String claim(String name) throws IOException {
        return JSON.readTree(claimsOf(sarah.token()).getOrDefault(name, "null")).asText();
    }

    /** The claims of a token as JSON values by name. */
    static Map<String, String> claimsOf(String token) throws IOException {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        Map<String, String> claims = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> claim : JSON.readTree(payload).properties()) {
            claims.put(claim.getKey(), claim.getValue().toString());
        }
        return claims;
    }

    /** Where most requests of this run come from. */
    String address() {
        return address;
    }

    RawHttp open() throws IOException {
        return new RawHttp(address, target.gateway());
    }

    /** A header line with the token of somebody new, whose minute is unspent. */
    String bearer() {
        return bearer(mint.somebody());
    }

    static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    /** The head of a request as most are: one host, the lines given, and the empty line. */
    static String head(String method, String path, String... lines) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String line : lines) {
            head.append(line).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    static String post(String path, String body, String... lines) {
        String head = head("POST", path, lines);
        return head.substring(0, head.length() - 2) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    static String json(String path, String body, String bearer) {
        return post(path, body, bearer, "Content-Type: application/json");
    }

    /** The answer to one request on a connection of its own. */
    Reply ask(String request) throws IOException {
        try (RawHttp http = open()) {
            return http.send(request).reply();
        }
    }

    Reply get(String path, String... lines) throws IOException {
        return ask(head("GET", path, lines));
    }

    /** The answer's words, and what became of the connection: {@code 400 ambiguous_request, closed}. */
    String askAndWatch(String request) throws IOException {
        try (RawHttp http = open()) {
            Reply reply = http.send(request).reply();
            return reply + ", " + http.afterwards();
        }
    }
}
