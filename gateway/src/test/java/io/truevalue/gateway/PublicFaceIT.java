package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console, health and CORS: cases G9 and K1 of the threat list. */
class PublicFaceIT {
    private static GatewayRig rig;

    private final String bearer = GatewayRig.bearer(GatewayRig.token(GatewayRig.newUser()));

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of("truevalue.origin", "https://localhost:8443"));
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    @Test
    void theConsoleIsServedWithItsRoutes() throws IOException {
        for (String path :
                List.of("/", "/contacts", "/contacts/018f2f6e-1111-7000-8000-000000000001", "/verify-email")) {
            RawClient.Reply page = rig.get(path, "Accept: text/html,*/*");
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).contains("<title>console</title>");
            assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'", "frame-ancestors 'none'");
        }
        RawClient.Reply asset = rig.get("/assets/index-abc123.js");
        assertThat(asset.header("Cache-Control")).contains("immutable");
        assertThat(asset.header("Content-Type")).startsWith("text/javascript");
        assertThat(rig.get("/assets/missing.js", "Accept: text/html").status()).isEqualTo(404);
        assertThat(rig.get("/contacts", "Accept: application/json").status()).isEqualTo(404);
        String etag = rig.get("/").header("ETag");
        assertThat(rig.get("/", "If-None-Match: " + etag).status()).isEqualTo(304);
    }

    @Test
    void k1SecurityHeadersAreOnEveryAnswer() throws IOException {
        for (RawClient.Reply reply : List.of(
                rig.get("/"),
                rig.get("/health/live"),
                rig.get("/nowhere"),
                rig.get("/crm/api/x", bearer),
                rig.get("/crm/api/x"),
                rig.get("/crm//x"),
                rig.call("BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n"))) {
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(reply.header("Strict-Transport-Security")).startsWith("max-age=31536000");
            assertThat(reply.header("X-Request-ID")).isNotEmpty();
            assertThat(reply.all("Server")).isEmpty();
        }
    }

    @Test
    void healthAnswersForAll() throws IOException {
        for (String accept : List.of("*/*", "application/json", "text/html,*/*")) {
            assertThat(rig.get("/health/live", "Accept: " + accept).header("Content-Type"))
                    .isEqualTo("application/json");
        }
        assertThat(rig.get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
        GatewayRig.await(() -> {
            try {
                return rig.get("/health/ready").status() == 200;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(rig.call("GET /health/live HTTP/1.1\r\nHost: 10.0.0.7:8000\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void g9OnlyConfiguredOriginsMayRead() throws IOException {
        RawClient.Reply allowed = rig.get("/crm/api/x", bearer, "Origin: https://app.example");
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(allowed.all("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(allowed.all("Vary")).contains("Origin");
        assertThat(rig.get("/crm/api/x", "Origin: https://app.example").header("Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example");
        for (String origin : List.of(
                "null",
                "https://app.example.evil",
                "http://app.example",
                "https://x.app.example",
                "https://app.example:444",
                "https://APP.example",
                "")) {
            RawClient.Reply refused = rig.get("/crm/api/x", bearer, "Origin: " + origin);
            assertThat(refused.all("Access-Control-Allow-Origin")).as(origin).isEmpty();
            assertThat(refused.all("Vary")).contains("Origin");
        }
    }

    @Test
    void preflightsAreAnsweredAtTheGate() throws IOException {
        RawClient.Reply allowed = rig.call(GatewayRig.request(
                "OPTIONS",
                "/crm/api/preflight",
                "Origin: https://app.example",
                "Access-Control-Request-Method: PATCH",
                "Access-Control-Request-Headers: authorization,x-truevalue-client"));
        assertThat(allowed.status()).isEqualTo(204);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(allowed.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(allowed.header("Access-Control-Allow-Headers"))
                .contains("Authorization")
                .doesNotContainIgnoringCase("truevalue");
        RawClient.Reply refused = rig.call(GatewayRig.request(
                "OPTIONS",
                "/crm/api/preflight",
                "Origin: https://evil.example",
                "Access-Control-Request-Method: PATCH"));
        assertThat(refused.all("Access-Control-Allow-Origin")).isEmpty();
        assertThat(refused.all("Access-Control-Allow-Methods")).isEmpty();
        assertThat(rig.service.count("/crm/api/preflight")).isZero();
    }

    @Test
    void theConsolesFormOfASessionIsForTheConsoleAlone() throws IOException {
        String client = "X-TrueValue-Client: console";
        assertThat(rig.post("/auth/refresh", "", client, "Origin: https://app.example")
                        .status())
                .isEqualTo(403);
        assertThat(rig.post("/auth/refresh", "", client, "Origin: null").status())
                .isEqualTo(403);
        assertThat(rig.post("/auth/refresh", "", client, "Origin: https://localhost:8443")
                        .status())
                .isEqualTo(200);
        assertThat(rig.post("/auth/refresh", "", client).status()).isEqualTo(200);
    }
}
