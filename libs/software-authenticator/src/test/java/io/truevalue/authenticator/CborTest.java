package io.truevalue.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborTest {
    /** RFC 8949, Appendix A. */
    @ParameterizedTest
    @CsvSource({
        "0,00",
        "10,0a",
        "23,17",
        "24,1818",
        "100,1864",
        "1000,1903e8",
        "1000000,1a000f4240",
        "-1,20",
        "-10,29",
        "-100,3863",
        "-1000,3903e7"
    })
    void writesIntegersAsTheStandardShows(int number, String hex) {
        assertThat(HexFormat.of().formatHex(Cbor.encode(number))).isEqualTo(hex);
    }

    @Test
    void writesStringsAndMapsAsTheStandardShows() {
        assertThat(hex(new byte[] {1, 2, 3, 4})).isEqualTo("4401020304");
        assertThat(hex("IETF")).isEqualTo("6449455446");
        assertThat(hex("水")).isEqualTo("63e6b0b4");
        Map<Integer, Object> map = new LinkedHashMap<>();
        map.put(1, 2);
        map.put(3, 4);
        assertThat(hex(map)).isEqualTo("a201020304");
        assertThat(hex(new byte[300])).startsWith("59012c00");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Cbor.encode(1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(Object value) {
        return HexFormat.of().formatHex(Cbor.encode(value));
    }
}
