package io.truevalue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatchedTest {
    private static final ObjectMapper JSON = StrictJson.strict(new ObjectMapper());

    record Request(@Nullable Patched<String> name, @Nullable Patched<List<Integer>> sizes) {}

    @Test
    void tellsAbsentFromNullFromAValue() throws JsonProcessingException {
        assertThat(JSON.readValue("{}", Request.class)).isEqualTo(new Request(null, null));
        assertThat(JSON.readValue("{\"name\":null}", Request.class)).isEqualTo(new Request(new Patched<>(null), null));
        assertThat(JSON.readValue("{\"name\":\"x\",\"sizes\":[1]}", Request.class))
                .isEqualTo(new Request(new Patched<>("x"), new Patched<>(List.of(1))));
    }

    @Test
    void isAsStrictAsAnyMember() {
        for (String body : List.of("{\"name\":1}", "{\"sizes\":[\"1\"]}", "{\"name\":\"\\u0000\"}")) {
            assertThatThrownBy(() -> JSON.readValue(body, Request.class))
                    .isInstanceOfSatisfying(
                            JsonMappingException.class,
                            failure -> assertThat(failure.getPath()).isNotEmpty());
        }
    }
}
