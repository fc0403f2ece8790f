package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.signing.Hop;
import io.truevalue.signing.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases G1 to G3, G6, G10, G11, G14 and S of the threat list: which headers pass, and what is signed. */
class HeadersIT {
    private static GatewayRig rig;

    private final String user = GatewayRig.newUser();
    private final String bearer = GatewayRig.bearer(GatewayRig.token(user));
    private final String target = "/crm/api/" + user;

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    private RecordingService.Seen seen() {
        return rig.service.only(target);
    }

    @Test
    void g1OnlyTheGatesOwnTenantHeadersReachTheService() throws IOException {
        rig.get(
                target,
                bearer,
                "X-User-Id: evil",
                "x-org-id: evil",
                "X-User-Roles: owner",
                "X-User-Permissions: *",
                "X-Gateway-Signature: v1=" + "0".repeat(64),
                "X-Gateway-Timestamp: 1",
                "X-Org-Evil: 1",
                "X-Session-Id: evil",
                "X-Service-Name: auth-service",
                "X-Request-Nonce: 00",
                "Accept: text/html");

        assertThat(seen().verdict()).isInstanceOfSatisfying(Verdict.Verified.class, verified -> {
            assertThat(verified.hop()).isEqualTo(Hop.GATEWAY);
            assertThat(verified.caller()).isEqualTo("gateway");
        });
        assertThat(seen().all("X-User-Id")).containsExactly(user);
        assertThat(seen().all("X-Org-Id")).containsExactly("018f2f6e-1111-7000-8000-00000000000a");
        assertThat(seen().header("X-User-Permissions")).isEqualTo("contacts:read,members:write");
        assertThat(seen().header("X-Session-Id")).isEqualTo("s-" + user);
        assertThat(seen().header("X-Request-Nonce")).matches("[0-9a-f]{32}");
        assertThat(seen().all("X-Org-Evil")).isEmpty();
        assertThat(seen().all("X-Service-Name")).isEmpty();
        assertThat(seen().header("Accept")).isEqualTo("text/html");
    }

    @Test
    void s8TheBytesSignedAreTheBytesSent() throws IOException {
        rig.get(target, bearer);
        byte[] sent = seen().header("X-User-Roles").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo("admin,chef-étoilé 🌟");
        assertThat(seen().verdict()).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    void knownThingsAboutTheUserAreTold() throws IOException {
        rig.get(target, bearer, "User-Agent: tést/1");
        assertThat(seen().header("X-User-Email")).isEqualTo("sarah@acme.com");
        assertThat(seen().header("X-User-Type")).isEqualTo("user");
        assertThat(seen().header("X-User-Amr")).isEqualTo("pwd");
        assertThat(seen().header("X-Org-Slug")).isEqualTo("acme-corp");
        assertThat(seen().header("X-Org-Plan")).isEqualTo("pro");
        assertThat(seen().header("X-User-Agent")).isEqualTo("tést/1");
        assertThat(seen().header("X-User-Auth-Time")).matches("[0-9]+");
        assertThat(seen().verdict()).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    void theTeamsOfTheTokenAreTold() throws IOException {
        Map<String, String> claims = TestTokens.claims(user, Instant.now());
        claims.put("teams", "[\"018f2f6e-1111-7000-8000-00000000000b\",\"018f2f6e-1111-7000-8000-00000000000c\"]");
        rig.get(target, GatewayRig.bearer(TestTokens.mint(claims)), "X-User-Teams: evil");

        assertThat(seen().all("X-User-Teams"))
                .containsExactly("018f2f6e-1111-7000-8000-00000000000b,018f2f6e-1111-7000-8000-00000000000c");
        assertThat(seen().verdict()).isInstanceOf(Verdict.Verified.class);
    }

    /** Case P9 of the threat list: never another set than the token's; what is too large is refused whole. */
    @Test
    void p9ManyPermissionsArriveWholeOrNotAtAll() throws IOException {
        String many = permissions(7_000);
        assertThat(withPermissions(target, many)).isEqualTo(200);
        assertThat(seen().header("X-User-Permissions")).isEqualTo(many);
        assertThat(seen().verdict()).isInstanceOf(Verdict.Verified.class);

        String beyond = "/crm/api/beyond/" + user;
        assertThat(withPermissions(beyond, permissions(8_300))).isEqualTo(401);
        assertThat(withPermissions(beyond, permissions(20_000))).isEqualTo(431);
        assertThat(rig.service.count(beyond)).isZero();
    }

    private int withPermissions(String path, String permissions) throws IOException {
        Map<String, String> claims = TestTokens.claims(user, Instant.now());
        claims.put("permissions", json(permissions));
        return rig.get(path, GatewayRig.bearer(TestTokens.mint(claims))).status();
    }

    private static String permissions(int bytes) {
        StringBuilder many = new StringBuilder("contacts:read");
        for (int i = 0; many.length() < bytes; i++) {
            many.append(",contacts.field_").append(i).append(":read@team");
        }
        return many.toString();
    }

    private static String json(String joined) {
        return "[\"" + joined.replace(",", "\",\"") + "\"]";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X_Org_Id: evil",
                "X-Org_Id: evil",
                "x_user_id: evil",
                "X_Gateway_Signature: v1=0",
                "X_Request_Nonce: 1",
                "X-Org-Id: a\r\nX-Org-Id: b",
                "X-Org-Id: a\r\nx-org-ID: a",
                "X-Request-ID: a\r\nX-Request-ID: b",
                "X-Gateway-Signature: a\r\nX-Gateway-Signature: b",
                "X-Org-Id : evil",
                "X-Org-Id\u00a0: evil",
                "X-Org-Id\t: evil",
                "Connection: X-Org-Id",
                "Connection: keep-alive, x-user-permissions",
                "Connection: X-Gateway-Signature",
                "Connection: Authorization",
                "Authorization: Bearer x",
                "X-Org-Id: a\u0000b",
                "Connection: x_org_id"
            })
    void g2AmbiguousTenantHeadersAreRefused(String line) throws IOException {
        RawClient.Reply reply = rig.get(target, bearer, line);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(rig.service.count(target)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Org-Id: evil\r\n X-User-Id: evil",
                "X-Fine: a\r\n b",
                "X-Fine: a\r\n\tb",
                "X-Fine: a\r\n \r\nX-Fine-Too: b",
                "X-Fine:\r\n b"
            })
    void g2AFoldedHeaderIsRefused(String folded) throws IOException {
        try (RawClient client = rig.client()) {
            RawClient.Reply reply = client.send(GatewayRig.request("GET", target, bearer, folded))
                    .reply();
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("ambiguous_request");
            assertThat(client.isClosedByServer()).isTrue();
        }
        try (RawClient client = rig.client()) {
            String[] lines = folded.split("(?<=\r\n)", 2);
            client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + bearer + "\r\n" + lines[0]);
            client.send(lines[1] + "\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(400);
        }
        assertThat(rig.service.count(target)).isZero();
    }

    @Test
    void aBodyMayHaveLinesThatBeginWithBlanks() throws IOException {
        String body = "{\r\n \"a\": 1,\r\n\t\"b\": 2\r\n}";
        assertThat(rig.post(target, body, bearer).body()).endsWith(body);
    }

    @Test
    void g3HopByHopHeadersStayOutsideAndTheGatesStayIn() throws IOException {
        rig.get(
                target,
                bearer,
                "Connection: keep-alive, X-Mine",
                "X-Mine: 1",
                "Keep-Alive: timeout=5",
                "TE: trailers",
                "Upgrade: h2c",
                "Proxy-Authorization: Basic x",
                "Proxy-Connection: keep-alive",
                "HTTP2-Settings: AAMAAABk");
        for (String name : List.of(
                "X-Mine",
                "Keep-Alive",
                "TE",
                "Upgrade",
                "Proxy-Authorization",
                "Proxy-Connection",
                "HTTP2-Settings",
                "Connection")) {
            assertThat(seen().all(name)).as(name).isEmpty();
        }
        assertThat(seen().header("X-User-Id")).isEqualTo(user);
        assertThat(seen().verdict()).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    void g6OverridesAreIgnored() throws IOException {
        rig.get(
                target,
                bearer,
                "X-HTTP-Method-Override: DELETE",
                "X-Original-URL: /admin",
                "X-Rewrite-URL: /admin",
                "X-Forwarded-Prefix: /x",
                "Forwarded: for=1.2.3.4",
                "X-Forwarded-Host: evil");
        assertThat(seen().method()).isEqualTo("GET");
        for (String name : List.of(
                "X-HTTP-Method-Override",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-Forwarded-Prefix",
                "Forwarded",
                "X-Forwarded-Host")) {
            assertThat(seen().all(name)).isEmpty();
        }
    }

    @Test
    void g11TheClientsAddressIsTheSockets() throws IOException {
        rig.get(target, bearer, "X-Forwarded-For: 9.9.9.9", "X-Real-IP: 9.9.9.9", "X-User-Ip: 9.9.9.9");
        assertThat(seen().header("X-User-Ip")).isEqualTo("127.0.0.1");
        assertThat(seen().all("X-Forwarded-For")).isEmpty();
    }

    @Test
    void credentialsStayAtTheGate() throws IOException {
        rig.get(target, bearer, "Cookie: __Secure-tv_refresh=secret", "X-TrueValue-Client: console");
        assertThat(seen().all("Authorization")).isEmpty();
        assertThat(seen().all("Cookie")).isEmpty();
        rig.get("/auth/" + user, bearer, "Cookie: __Secure-tv_refresh=secret", "X-TrueValue-Client: console");
        assertThat(rig.service.only("/auth/" + user).header("Cookie")).isEqualTo("__Secure-tv_refresh=secret");
        assertThat(rig.service.only("/auth/" + user).header("X-TrueValue-Client"))
                .isEqualTo("console");
    }

    @Test
    void g10ARequestIdIsKeptWhenPlainAndReplacedOtherwise() throws IOException {
        assertThat(rig.get(target, bearer, "X-Request-ID: my.id-1_2").header("X-Request-ID"))
                .isEqualTo("my.id-1_2");
        assertThat(seen().header("X-Request-ID")).isEqualTo("my.id-1_2");
        for (String odd : List.of("a b", "x".repeat(129), "é", "{}", "", "a\"b")) {
            assertThat(rig.get("/crm/other", bearer, "X-Request-ID: " + odd).header("X-Request-ID"))
                    .matches("[0-9a-f-]{36}");
        }
        assertThat(rig.get("/crm/api/x", "X-Request-ID: mine").header("X-Request-ID"))
                .isEqualTo("mine");
        assertThat(rig.get("/nowhere", "X-Request-ID: mine").body()).contains("\"request_id\":\"mine\"");
        assertThat(rig.get("/nofile.js", "X-Request-ID: mine").body()).contains("\"request_id\":\"mine\"");
    }

    @Test
    void g14InsideHeadersOfAnswersAreNotLeaked() throws IOException {
        rig.service.on(target, (seen, out) -> {
            RecordingService.raw(out, """
                    HTTP/1.1 200 OK
                    Server: secret/1
                    X-Org-Id: 1
                    X-User-Id: 2
                    X-Gateway-Signature: v1=3
                    X-Service-Name: crm
                    X-Request-ID: forged
                    Connection: X-Gone
                    X-Gone: 1
                    Keep-Alive: timeout=9
                    Access-Control-Allow-Origin: *
                    ETag: "7"
                    Vary: Accept
                    Content-Length: 2

                    ok""");
            return true;
        });
        RawClient.Reply reply = rig.get(target, bearer, "X-Request-ID: mine");
        for (String name : List.of(
                "Server",
                "X-Org-Id",
                "X-User-Id",
                "X-Gateway-Signature",
                "X-Service-Name",
                "X-Gone",
                "Keep-Alive",
                "Access-Control-Allow-Origin",
                "X-Request-Nonce")) {
            assertThat(reply.all(name)).as(name).isEmpty();
        }
        assertThat(reply.all("X-Request-ID")).containsExactly("mine");
        assertThat(reply.header("ETag")).isEqualTo("\"7\"");
        assertThat(reply.all("Vary")).contains("Accept", "Origin");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void theTargetIsForwardedByteForByte() throws IOException {
        String odd = "/crm/api/search?q=a%2Fb+c&limit=3&q=%E2%82%AC&filter=last_name==\"Ng*\";state=in=(CA,NY)";
        rig.get(odd, bearer);
        assertThat(rig.service.only("/crm/api/search").target()).isEqualTo(odd);
        assertThat(rig.service.only("/crm/api/search").verdict()).isInstanceOf(Verdict.Verified.class);
    }
}
