package io.truevalue.crm.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.web.StrictJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
    private static final ObjectMapper JSON = StrictJson.strict(new ObjectMapper());

    /** The examples of RFC 7396, appendix A, whose patch is an object. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":"b"}          | {"a":"c"}                     | {"a":"c"}
            {"a":"b"}          | {"b":"c"}                     | {"a":"b","b":"c"}
            {"a":"b"}          | {"a":null}                    | {"a":null}
            {"a":["b"]}        | {"a":"c"}                     | {"a":"c"}
            {"a":"c"}          | {"a":["b"]}                   | {"a":["b"]}
            {"a":{"b":"c"}}    | {"a":{"b":"d","c":null}}      | {"a":{"b":"d","c":null}}
            {"a":[{"b":"c"}]}  | {"a":[1]}                     | {"a":[1]}
            {"e":null}         | {"a":1}                       | {"e":null,"a":1}
            {}                 | {"a":{"bb":{"ccc":null}}}     | {"a":{"bb":{"ccc":null}}}
            """)
    void mergesAsTheStandardSays(String target, String patch, String result) throws JsonProcessingException {
        assertThat(new MergePatch(JSON).apply(JSON.readTree(target), JSON.readTree(patch), JsonNode.class))
                .isEqualTo(JSON.readTree(result));
    }
}
