package io.truevalue.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final ObjectMapper JSON = StrictJson.strict(new ObjectMapper());

    private static final ObjectMapper TIMES = StrictJson.strict(new ObjectMapper().findAndRegisterModules());

    record Sample(
            @Nullable String fullName,
            int pageCount,
            @Nullable List<String> tagNames) {}

    @Test
    void readsAndWritesSnakeCase() throws JsonProcessingException {
        Sample sample = JSON.readValue("{\"full_name\":\"Zoë\",\"page_count\":3,\"tag_names\":[\"a\"]}", Sample.class);
        assertThat(sample).isEqualTo(new Sample("Zoë", 3, List.of("a")));
        assertThat(JSON.writeValueAsString(sample)).contains("\"full_name\":\"Zoë\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"full_name\":\"a\",\"page_count\":1,\"org_id\":\"x\"}",
                "{\"full_name\":\"a\",\"full_name\":\"b\",\"page_count\":1}",
                "{\"full_name\":1,\"page_count\":1}",
                "{\"full_name\":true,\"page_count\":1}",
                "{\"full_name\":\"a\",\"page_count\":\"1\"}",
                "{\"full_name\":\"a\",\"page_count\":1.5}",
                "{\"full_name\":\"a\",\"page_count\":null}",
                "{\"full_name\":\"a\",\"page_count\":1} trailing",
                "{\"full_name\":\"a\\u0000b\",\"page_count\":1}",
                "{\"full_name\":\"a\\udc00b\",\"page_count\":1}",
                "{\"page_count\":1,\"tag_names\":[\"\\ud800\"]}"
            })
    void refuses(String json) {
        assertThatThrownBy(() -> JSON.readValue(json, Sample.class)).isInstanceOf(JsonProcessingException.class);
    }

    record Single(@Nullable String email) {}

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "\"\"", "7", "true", "[]"})
    void readsARecordFromAnObjectAlone(String value) {
        assertThatThrownBy(() -> JSON.readValue(value, Single.class)).isInstanceOf(JsonProcessingException.class);
    }

    record Times(@Nullable LocalDate birthday, @Nullable Instant dueAt) {}

    @Test
    void readsATimeFromText() throws JsonProcessingException {
        Times times =
                TIMES.readValue("{\"birthday\":\"1815-12-10\",\"due_at\":\"2026-01-01T05:30:00+05:30\"}", Times.class);
        assertThat(times).isEqualTo(new Times(LocalDate.of(1815, 12, 10), Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(TIMES.readValue("{\"birthday\":null}", Times.class)).isEqualTo(new Times(null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1815,12,10]", "7", "7.5", "true", "{}", "\"\"", "\" \""})
    void readsATimeFromNothingElse(String value) {
        for (String field : List.of("birthday", "due_at")) {
            assertThatThrownBy(() -> TIMES.readValue("{\"" + field + "\":" + value + "}", Times.class))
                    .isInstanceOf(JsonProcessingException.class);
        }
    }

    /** RFC 8259 8.1, RFC 3629 3: an overlong form is another spelling of a character that was checked for. */
    @ParameterizedTest
    @ValueSource(strings = {"c0af", "c1bf", "e080af", "f08080af", "eda080", "f4908080", "80", "ff", "c3", "00"})
    void refusesWhatIsNotUtf8(String hex) {
        byte[] text = HexFormat.of().parseHex(hex);
        byte[] json =
                ("{\"full_name\":\"a" + new String(text, ISO_8859_1) + "\",\"page_count\":1}").getBytes(ISO_8859_1);
        assertThatThrownBy(() -> JSON.readValue(json, Sample.class)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> JSON.readValue(new ByteArrayInputStream(json), Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesOtherUnicodeEncodings() {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE, UTF_16)) {
            byte[] json = "{\"full_name\":\"a\",\"page_count\":1}".getBytes(charset);
            assertThatThrownBy(() -> JSON.readValue(json, Sample.class)).isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void readsTheBytesOfAnyCharacter() throws IOException {
        byte[] json = "{\"full_name\":\"Zoë 🌟 €\",\"page_count\":1}".getBytes(UTF_8);
        assertThat(JSON.readValue(json, Sample.class).fullName()).isEqualTo("Zoë 🌟 €");
        assertThat(JSON.readValue(new ByteArrayInputStream(json), Sample.class).fullName())
                .isEqualTo("Zoë 🌟 €");
        assertThat(JSON.readValue(json, 0, json.length, Sample.class).pageCount())
                .isEqualTo(1);
    }

    @Test
    void refusesDepthAndLongNumbers() {
        assertThatThrownBy(() -> JSON.readValue("[".repeat(1_000), JsonNode.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> JSON.readValue("9".repeat(1_000_000), JsonNode.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
