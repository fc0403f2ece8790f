package io.truevalue.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.attack.api.Operation;
import io.truevalue.cli.attack.Person;
import io.truevalue.cli.attack.TokenMint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The people of the play. Besides the two who registered, tokens are minted for people of their organisations, since a
 * user has a hundred requests a minute.
 */
final class Cast {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REQUESTS_A_USER = 60;

    private final Person victim;
    private final Person rival;
    private final Map<String, String> victims;
    private final Map<String, String> rivals;
    private final TokenMint mint;
    private final Set<String> viewerPermissions = new HashSet<>();
    private final Map<String, Seat> seats = new LinkedHashMap<>();

    Cast(Person victim, Person rival, String jwtSecret) throws IOException {
        this.victim = victim;
        this.rival = rival;
        this.victims = claimsOf(victim.token());
        this.rivals = claimsOf(rival.token());
        this.mint = new TokenMint(jwtSecret, victims);
    }

    /** A token for so many requests, and who has it. */
    private static final class Seat {
        private String token = "";
        private int left;
    }

    private interface Minting {
        String mint() throws IOException;
    }

    void viewersMay(JsonNode permissions) {
        permissions.forEach(permission -> viewerPermissions.add(permission.asText()));
    }

    /** Whether a viewer holds a permission in any scope. */
    boolean viewerMay(String permission) {
        return viewerPermissions.stream()
                .anyMatch(held -> held.equals(permission) || held.startsWith(permission + "@"));
    }

    Person victim() {
        return victim;
    }

    Person rival() {
        return rival;
    }

    /** An admin of the victim's organisation; where it is about an account of one's own, the one who registered. */
    String victimToken(Operation operation) throws IOException {
        return isOnesOwn(operation) ? victim.token() : victimToken();
    }

    String rivalToken(Operation operation) throws IOException {
        return isOnesOwn(operation) ? rival.token() : rivalToken();
    }

    private static boolean isOnesOwn(Operation operation) {
        return operation.path().startsWith("/auth/") && operation.permission().isEmpty();
    }

    /** An admin of the victim's organisation. */
    String victimToken() throws IOException {
        return seat("victim", () -> minted(victims, Map.of()));
    }

    /** An admin of another organisation. */
    String rivalToken() throws IOException {
        return seat("rival", () -> minted(rivals, Map.of()));
    }

    /** A viewer of the victim's organisation. */
    String viewerToken() throws IOException {
        return seat(
                "viewer",
                () -> minted(
                        victims,
                        Map.of("roles", "[\"viewer\"]", "permissions", JSON.writeValueAsString(viewerPermissions))));
    }

    /** Somebody signed in who has no organisation. */
    String homelessToken() throws IOException {
        return seat("homeless", () -> {
            Map<String, String> claims = new LinkedHashMap<>(victims);
            claims.keySet().removeIf(claim -> claim.startsWith("org_") || claim.matches("roles|permissions|plan"));
            return minted(claims, Map.of());
        });
    }

    private String seat(String name, Minting minting) throws IOException {
        Seat seat = seats.computeIfAbsent(name, any -> new Seat());
        if (seat.left-- == 0) {
            seat.left = REQUESTS_A_USER;
            seat.token = minting.mint();
        }
        return seat.token;
    }

    private String minted(Map<String, String> claims, Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(claims);
        Map<String, String> now = mint.claims();
        for (String kept : List.of("iat", "exp", "jti")) {
            all.put(kept, now.getOrDefault(kept, "0"));
        }
        all.put("sub", '"' + UUID.randomUUID().toString() + '"');
        all.put("session_id", '"' + UUID.randomUUID().toString() + '"');
        all.put("auth_time", now.getOrDefault("iat", "0"));
        all.putAll(changed);
        return mint.mint(all);
    }

    String victimClaim(String name) throws IOException {
        return JSON.readTree(victims.getOrDefault(name, "null")).asText();
    }

    private static Map<String, String> claimsOf(String token) throws IOException {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        Map<String, String> claims = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> claim :
                JSON.readTree(new String(payload, StandardCharsets.UTF_8)).properties()) {
            claims.put(claim.getKey(), claim.getValue().toString());
        }
        return claims;
    }
}
