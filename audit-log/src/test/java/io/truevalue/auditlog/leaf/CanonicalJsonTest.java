package io.truevalue.auditlog.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    /** RFC 8785 appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesDoublesAsEcmaScriptDoes(String bits, String text) {
        assertThat(CanonicalJson.ecmaScript(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @Test
    void writesNoDoubleThatReadsAsAnother() {
        Random random = new Random(20261121);
        for (int i = 0; i < 200_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(CanonicalJson.ecmaScript(value))).isEqualTo(value + 0.0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"b":1,"a":[{}, [], null,true,false],"":0}      | {"":0,"a":[{},[],null,true,false],"b":1}
            {"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7} | {"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}
            ["\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/"] | ["€$\\u000f\\nA'B\\"\\\\\\\\\\"/"]
            [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001] | ["number:333333333.33333329",1e+30,4.5,0.002,1e-27]
            [1.0, -0, -0.0, 100, 1e2, 56e-1]                | [1,0,0,100,100,5.6]
            ["\\u0000", "\\ud800", "a\\udc00b", "e\\u0301", "\\u00e9"] | ["\\u0000","\\ud800","a\\udc00b","e\u0301","\u00e9"]
            """)
    void writesWhatTheStandardSays(String given, String canonical) throws JsonProcessingException {
        assertThat(CanonicalJson.of(LeafText.JSON.readTree(given))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            9007199254740992                    | 9007199254740992
            9007199254740993                    | "number:9007199254740993"
            -9007199254740993                   | "number:-9007199254740993"
            12345678901234567890                | "number:12345678901234567890"
            1152921504606846976                 | "number:1152921504606846976"
            100000000000000000000000            | 1e+23
            0.1                                 | 0.1
            0.10000000000000000000001           | "number:0.10000000000000000000001"
            1e400                               | "number:1E+400"
            -1e-400                             | "number:-1E-400"
            "number:1"                          | "text:number:1"
            "text:number:1"                     | "text:text:number:1"
            "a number:1"                        | "a number:1"
            """)
    void marksNumbersThatNoDoubleTells(String given, String canonical) throws JsonProcessingException {
        JsonNode tree = LeafText.JSON.readTree("[" + given + "]");

        String written = CanonicalJson.of(tree);

        assertThat(written).isEqualTo("[" + canonical + "]");
        JsonNode told = MarkedText.undone(LeafText.JSON.readTree(written)).get(0);
        if (tree.get(0).isNumber()) {
            assertThat(told.decimalValue()).isEqualByComparingTo(tree.get(0).decimalValue());
        } else {
            assertThat(told).isEqualTo(tree.get(0));
        }
    }

    @Test
    void comesToTheSameFromEveryOrderAndSpelling() throws JsonProcessingException {
        Random random = new Random(8785);
        for (int i = 0; i < 2_000; i++) {
            String text = RandomJson.of(random, 4);
            String once = CanonicalJson.of(LeafText.JSON.readTree(text));
            JsonNode told = MarkedText.undone(LeafText.JSON.readTree(once));

            assertThat(CanonicalJson.of(told)).isEqualTo(once);
            assertThat(CanonicalJson.of(LeafText.JSON.readTree(RandomJson.shuffled(told, random))))
                    .isEqualTo(once);
        }
    }
}
