package io.truevalue.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
    private final ApiOperation read =
            new ApiDocument("""
            paths:
              /notes/{id}:
                get:
                  parameters:
                  - {name: words, in: query, schema: {type: string}}
                  responses:
                    '200':
                      headers: {ETag: {required: true}}
                      content:
                        application/json: {schema: {$ref: '#/components/schemas/Note'}}
            components:
              schemas:
                Note:
                  type: object
                  required: [id, text]
                  properties:
                    id: {type: string, format: uuid}
                    text: {type: [string, 'null']}
            """).operation("GET", "/notes/7").orElseThrow();

    @Test
    void takesWhatIsDocumented() {
        assertThatCode(() -> read.verifyAnswer(
                        answer(200, "{\"id\":\"019aa6d2-0000-7000-8000-000000000000\",\"text\":null}")))
                .doesNotThrowAnyException();
    }

    @Test
    void failsOnAMemberThatIsNotDocumented() {
        assertThatThrownBy(() -> read.verifyAnswer(
                        answer(200, "{\"id\":\"019aa6d2-0000-7000-8000-000000000000\",\"text\":\"a\",\"more\":1}")))
                .hasMessageContaining("GET /notes/{id} answered 200 what its document does not allow")
                .hasMessageContaining("more");
    }

    @Test
    void failsOnAMemberThatIsMissingOrOfAnotherFormat() {
        assertThatThrownBy(() -> read.verifyAnswer(answer(200, "{\"id\":\"7\"}")))
                .hasMessageContaining("text")
                .hasMessageContaining("uuid");
    }

    @Test
    void failsOnAStatusThatIsNotDocumented() {
        assertThatThrownBy(() -> read.verifyAnswer(answer(409, "{}"))).hasMessageContaining("answered 409");
    }

    @Test
    void failsOnAnAcceptedParameterThatIsNotDocumented() {
        assertThatThrownBy(() -> read.verifyAccepted("words=a&size=3", "", "")).hasMessageContaining("size");
    }

    @Test
    void failsOnAMissingHeader() {
        Answer bare = new Answer(200, headers(Map.of()), "{}");
        assertThatThrownBy(() -> read.verifyAnswer(bare)).hasMessageContaining("without ETag");
    }

    private static Answer answer(int status, String body) {
        return new Answer(
                status, headers(Map.of("content-type", List.of("application/json"), "ETag", List.of("\"1\""))), body);
    }

    private static HttpHeaders headers(Map<String, List<String>> all) {
        return HttpHeaders.of(all, (name, value) -> true);
    }
}
