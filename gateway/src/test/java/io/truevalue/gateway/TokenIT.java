package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cases J of the threat list, over the wire. */
class TokenIT {
    private static GatewayRig rig;

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of("truevalue.gateway.limits.address", 1_000_000));
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    private final Instant now = Instant.now();
    private final String user = GatewayRig.newUser();
    private final Map<String, String> claims = TestTokens.claims(user, now);

    private RawClient.Reply with(String authorization) throws IOException {
        return rig.get("/crm/api/contacts", "Authorization: " + authorization);
    }

    private void refuses(String token) throws IOException {
        RawClient.Reply reply = with("Bearer " + token);
        assertThat(reply.status()).as(token).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("unauthenticated");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    private String changed(String claim, String value) {
        Map<String, String> other = TestTokens.claims(user, now);
        other.put(claim, value);
        return TestTokens.mint(other);
    }

    private String without(String claim) {
        Map<String, String> other = TestTokens.claims(user, now);
        other.remove(claim);
        return TestTokens.mint(other);
    }

    private String withHeader(String header) {
        return TestTokens.mint(header, TestTokens.json(claims), TestTokens.SECRET);
    }

    @Test
    void takesAGoodTokenAgainAndAgain() throws IOException {
        String token = TestTokens.mint(claims);
        assertThat(with("Bearer " + token).status()).isEqualTo(200);
        assertThat(with("bearer " + token).status()).isEqualTo(200);
    }

    @Test
    void j1NoAlgorithm() throws IOException {
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String header = "{\"alg\":\"" + none + "\",\"kid\":\"" + TestTokens.kid(TestTokens.SECRET) + "\"}";
            String signed = TestTokens.base64(header) + "." + TestTokens.base64(TestTokens.json(claims));
            refuses(signed + ".");
            refuses(withHeader(header));
        }
        String token = TestTokens.mint(claims);
        refuses(token.substring(0, token.lastIndexOf('.') + 1));
    }

    @Test
    void j2AnotherAlgorithmWithTheSameKey() throws IOException {
        for (String[] pair : new String[][] {
            {"HS384", "HmacSHA384"}, {"HS512", "HmacSHA512"}, {"RS256", "HmacSHA256"}, {"hs256", "HmacSHA256"}
        }) {
            String signed = TestTokens.base64(TestTokens.header().replace("HS256", pair[0])) + "."
                    + TestTokens.base64(TestTokens.json(claims));
            refuses(signed + "." + TestTokens.base64(TestTokens.mac(pair[1], TestTokens.SECRET, signed)));
        }
    }

    @Test
    void j3AnotherKindOfToken() throws IOException {
        refuses(withHeader(TestTokens.header().replace("at+jwt", "refresh+jwt")));
        refuses(withHeader(TestTokens.header().replace("at+jwt", "mfa+jwt")));
        refuses("q0zv8pJ4r2k9T1yX7mN3bV6cW5dL0eHfGgUiOaSsPtQ");
        assertThat(with("Bearer " + withHeader(TestTokens.header().replace("at+jwt", "JWT")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void j4AnUnknownKid() throws IOException {
        for (String kid : List.of("../../dev/null", "' OR 1=1 --", "00000000", "")) {
            refuses(withHeader("{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}"));
        }
        refuses(withHeader("{\"alg\":\"HS256\",\"kid\":\"" + "a".repeat(9_000) + "\"}"));
        refuses(withHeader("{\"alg\":\"HS256\"}"));
    }

    @Test
    void j5AKeyOfTheirOwnIsNotFetched() throws IOException {
        String evil = TestTokens.header().replace("}", ",\"jku\":\"http://127.0.0.1:" + rig.service.port() + "/jku\"}");
        int before = rig.service.seen.size();
        refuses(TestTokens.mint(evil, TestTokens.json(claims), "11ee".repeat(16)));
        assertThat(rig.service.seen.stream().noneMatch(seen -> seen.target().equals("/jku")))
                .isTrue();
        assertThat(rig.service.count("/jku")).isZero();
        assertThat(before).isGreaterThanOrEqualTo(0);
    }

    @Test
    void j6ExpiryAbsentPastOrNoNumber() throws IOException {
        refuses(without("exp"));
        refuses(changed("exp", Long.toString(now.getEpochSecond() - 33)));
        for (String odd : List.of(
                "1e400",
                "-1",
                "\"123\"",
                "9223372036854775808",
                "9223372036854775807",
                "1.5e9",
                "null",
                "true",
                "[1]",
                "99999999999999999999999999")) {
            refuses(changed("exp", odd));
        }
        assertThat(with("Bearer " + changed("exp", Long.toString(now.getEpochSecond() - 20)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void j7FromTheFuture() throws IOException {
        refuses(changed("iat", Long.toString(now.getEpochSecond() + 60)));
        refuses(changed("nbf", Long.toString(now.getEpochSecond() + 60)));
        refuses(changed("nbf", "\"soon\""));
        assertThat(with("Bearer " + changed("nbf", Long.toString(now.getEpochSecond() + 20)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void j8AnotherAudienceOrIssuer() throws IOException {
        refuses(without("aud"));
        refuses(without("iss"));
        refuses(changed("aud", "\"somebody\""));
        refuses(changed("aud", "[\"truevalue-platform\"]"));
        refuses(changed("iss", "\"truevalue-auth2\""));
    }

    @Test
    void j9AMemberTwice() throws IOException {
        String json = TestTokens.json(claims);
        refuses(TestTokens.mint(TestTokens.header(), "{\"sub\":\"other\"," + json.substring(1), TestTokens.SECRET));
        refuses(withHeader("{\"alg\":\"none\"," + TestTokens.header().substring(1)));
    }

    @Test
    void j10OtherForms() throws IOException {
        String token = TestTokens.mint(claims);
        String[] parts = token.split("\\.");
        List<String> odd = new ArrayList<>(List.of(
                token + "=",
                token + ".",
                token + ".x",
                "." + token,
                parts[0] + "." + parts[1],
                "x." + token,
                parts[0] + "=." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 42) + nonCanonical(parts[2].charAt(42)),
                token.replace('.', ' '),
                "{\"payload\":\"" + parts[1] + "\"}",
                parts[0] + ".." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2] + "AAAA",
                token + "." + parts[1] + "." + parts[2]));
        odd.add(TestTokens.mint(TestTokens.header(), TestTokens.json(claims) + "{}", TestTokens.SECRET));
        odd.add(TestTokens.mint(TestTokens.header(), "[" + TestTokens.json(claims) + "]", TestTokens.SECRET));
        odd.add(TestTokens.mint(TestTokens.header(), "null", TestTokens.SECRET));
        for (String each : odd) {
            refuses(each);
        }
    }

    /** Another letter that stands for the same bytes, since its last two bits are dropped. */
    private static char nonCanonical(char last) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt(alphabet.indexOf(last) ^ 1);
    }

    @Test
    void j11AnUnknownCrit() throws IOException {
        refuses(withHeader(TestTokens.header().replace("}", ",\"crit\":[\"x\"],\"x\":1}")));
        refuses(withHeader(TestTokens.header().replace("}", ",\"crit\":[]}")));
    }

    @Test
    void j12AnEditedClaim() throws IOException {
        String[] parts = TestTokens.mint(claims).split("\\.");
        Map<String, String> edited = TestTokens.claims(user, now);
        edited.put("org_id", TestTokens.quoted("018f2f6e-2222-7000-8000-00000000000b"));
        refuses(parts[0] + "." + TestTokens.base64(TestTokens.json(edited)) + "." + parts[2]);
    }

    @Test
    void j13AnEnormousToken() throws IOException {
        try (RawClient client = rig.client()) {
            client.send("GET /crm/api/contacts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ");
            client.send("a".repeat(64 * 1024));
            assertThat(client.reply().status()).isEqualTo(431);
        }
        refuses("a".repeat(13_000));
    }

    @Test
    void j16BothKeysHoldWhileRotating() throws IOException {
        String header =
                TestTokens.header().replace(TestTokens.kid(TestTokens.SECRET), TestTokens.kid(TestTokens.PREVIOUS));
        assertThat(with("Bearer " + TestTokens.mint(header, TestTokens.json(claims), TestTokens.PREVIOUS))
                        .status())
                .isEqualTo(200);
        refuses(TestTokens.mint(header, TestTokens.json(claims), TestTokens.SECRET));
        refuses(TestTokens.mint(TestTokens.header(), TestTokens.json(claims), "aa17".repeat(16)));
    }

    @Test
    void noTokenOrAnotherSchemeIsUnauthenticated() throws IOException {
        assertThat(rig.get("/crm/api/contacts").status()).isEqualTo(401);
        assertThat(with("Basic c2FyYWg6aHVudGVyMg==").status()).isEqualTo(401);
        assertThat(with("Bearer").status()).isEqualTo(401);
        assertThat(rig.get(
                                "/crm/api/contacts",
                                "X-Service-Name: int_1",
                                "X-Service-Timestamp: 1",
                                "X-Service-Signature: v1=00")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenAndASignatureTogetherAreMalformed() throws IOException {
        RawClient.Reply reply = rig.get(
                "/crm/api/contacts",
                GatewayRig.bearer(TestTokens.mint(claims)),
                "X-Service-Name: int_1",
                "X-Service-Timestamp: 1",
                "X-Service-Signature: v1=00");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("signature_malformed");
    }

    @Test
    void separatorsInsideRolesAreRefused() throws IOException {
        refuses(changed("roles", "[\"member,admin\"]"));
        refuses(changed("permissions", "[\"a\\r\\nX-Org-Id: b\"]"));
        refuses(changed("org_slug", "\"a\\nb\""));
    }

    /** A11: what stands for a sign-in that waits for its second step is 256 random bits, and no token. */
    @Test
    void a11AWaitingSignInIsNoToken() throws IOException {
        for (String waiting : List.of("q".repeat(43), "mfa_" + "q".repeat(43), "q".repeat(43) + "..")) {
            for (String target : List.of("/auth/me", "/auth/mfa", "/crm/api/contacts", "/org/api/organizations")) {
                RawClient.Reply reply = rig.get(target, "Authorization: Bearer " + waiting);
                assertThat(reply.status()).as(target).isEqualTo(401);
                assertThat(reply.code()).isEqualTo("unauthenticated");
            }
        }
    }

    @Test
    void withoutARequiredSecondFactorOnlyAuthIsOpen() throws IOException {
        claims.put("enrol_only", "true");
        String bearer = GatewayRig.bearer(TestTokens.mint(claims));
        assertThat(rig.get("/auth/me", bearer).status()).isEqualTo(200);
        assertThat(rig.post("/auth/mfa/totp", "{}", bearer).status()).isEqualTo(200);
        assertThat(rig.post("/auth/switch-organization", "{}", bearer).status()).isEqualTo(200);
        for (String target :
                List.of("/crm/api/contacts", "/org/api/organizations", "/org/api/organizations/acme-corp")) {
            RawClient.Reply reply = rig.get(target, bearer);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("mfa_enrollment_required");
        }
        claims.put("enrol_only", "false");
        assertThat(rig.get("/crm/api/contacts", GatewayRig.bearer(TestTokens.mint(claims)))
                        .status())
                .isEqualTo(200);
        refuses(changed("enrol_only", "\"true\""));
        refuses(changed("enrol_only", "1"));
    }

    @Test
    void withoutAnOrganizationOnlyItsOwnRoutesWork() throws IOException {
        claims.keySet().removeIf(claim -> claim.startsWith("org_"));
        String bearer = GatewayRig.bearer(TestTokens.mint(claims));
        assertThat(rig.get("/auth/me", bearer).status()).isEqualTo(200);
        assertThat(rig.get("/org/api/organizations", bearer).status()).isEqualTo(200);
        assertThat(rig.post("/org/api/organizations", "{}", bearer).status()).isEqualTo(200);
        assertThat(rig.post("/org/api/invites/accept", "{}", bearer).status()).isEqualTo(200);
        assertThat(rig.post("/org/api/invites/preview", "{}", bearer).status()).isEqualTo(200);
        for (String target :
                List.of("/crm/api/contacts", "/org/api/organizations/acme-corp", "/org/api/invites/accept")) {
            RawClient.Reply reply = rig.get(target, bearer);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("organization_required");
        }
    }
}
