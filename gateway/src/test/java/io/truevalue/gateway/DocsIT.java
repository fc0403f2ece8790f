package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.signing.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reference at {@code /docs}, gathered from the services and served from here alone. */
class DocsIT {
    private static final String CRM = """
            openapi: 3.1.0
            info: {title: crm, version: "1"}
            tags: [{name: contacts, description: People}]
            paths:
              /crm/api/contacts:
                get: {tags: [contacts], operationId: listContacts, responses: {"200": {description: They are}}}
            components: {schemas: {Contact: {type: object}}}
            """;

    private static GatewayRig rig;

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of());
        rig.service.on(
                "/crm/openapi.yaml", (seen, out) -> RecordingService.send(out, "200 OK", "application/yaml", CRM));
        rig.service.on(
                "/org/openapi.yaml", (seen, out) -> RecordingService.send(out, "200 OK", "application/yaml", ": ["));
        rig.service.on(
                "/billing/openapi.yaml",
                (seen, out) -> RecordingService.send(out, "500 Internal Server Error", "text/plain", ""));
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    @Test
    void theDocumentGathersTheServicesAndNamesThoseThatDoNotAnswer() throws IOException {
        RawClient.Reply reply = rig.get("/docs/openapi.json");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        JsonNode document = new ObjectMapper().readTree(reply.body());
        assertThat(document.at("/openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.at("/paths/~1crm~1api~1contacts/get/operationId").asText())
                .isEqualTo("listContacts");
        assertThat(document.at("/paths").has("/health/ready")).isTrue();
        assertThat(document.at("/components/schemas").has("Contact")).isTrue();
        assertThat(document.at("/info/description").asText()).contains("Not answering now", "org", "billing");
        assertThat(rig.service.only("/crm/openapi.yaml").verdict()).isInstanceOf(Verdict.Verified.class);
        assertThat(rig.service.only("/crm/openapi.yaml").all("X-User-Id")).isEmpty();
        rig.get("/docs/openapi.json");
        assertThat(rig.service.count("/crm/openapi.yaml")).isEqualTo(1);
    }

    @Test
    void thePageAndAllThatItNeedsComeFromHere() throws IOException {
        RawClient.Reply page = rig.get("/docs", "Accept: text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'", "connect-src 'self'");
        assertThat(page.body()).doesNotContain("http:", "https:");
        for (String name : List.of("scalar.js", "reference.js", "docs.css")) {
            assertThat(page.body()).contains("/docs/assets/" + name);
            RawClient.Reply asset = rig.get("/docs/assets/" + name);
            assertThat(asset.status()).as(name).isEqualTo(200);
            assertThat(rig.get("/docs/assets/" + name, "If-None-Match: " + asset.header("ETag"))
                            .status())
                    .isEqualTo(304);
        }
        assertThat(rig.get("/docs/assets/application.yml", "Accept: text/html").status())
                .isEqualTo(404);
    }

    @Test
    void aProblemsTypeLeadsToItsPage() throws IOException {
        JsonNode problem =
                new ObjectMapper().readTree(rig.get("/crm/api/contacts").body());
        RawClient.Reply page = rig.get(problem.get("type").asText(), "Accept: text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<h1>unauthenticated</h1>");
        assertThat(rig.get("/docs/problems", "Accept: text/html").body())
                .contains("href=\"/docs/problems/rate_limited\"", "<table>");
        for (String code : List.of("no_such_code", "README", "page", "..", "rate_limited.md")) {
            assertThat(rig.get("/docs/problems/" + code, "Accept: text/html").status())
                    .as(code)
                    .isIn(400, 404);
        }
    }
}
