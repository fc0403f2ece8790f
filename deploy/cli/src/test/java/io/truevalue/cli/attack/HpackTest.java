package io.truevalue.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpackTest {
    @ParameterizedTest
    @CsvSource({
        "88, 200",
        "208c, 400",
        "3fe11f8d, 404",
        "4803333032, 302",
        "0803343031, 401",
        "488264 02, 302",
        "08831a0197, 0",
        "4803616263, 0",
        "82, 0",
        "40, 0"
    })
    void readsTheStatusThatABlockBeginsWith(String hex, int status) {
        assertThat(Hpack.status(HexFormat.of().parseHex(hex.replace(" ", "")))).isEqualTo(status);
    }

    @Test
    void writesLiteralsOfAnyLength() {
        assertThat(Hpack.encode(List.of(Map.entry("ab", "c\r")))).containsExactly(0, 2, 'a', 'b', 2, 'c', '\r');
        byte[] longer = Hpack.encode(List.of(Map.entry("a", "x".repeat(300))));
        // 300 = 127 + 173, and 173 = 45 + 128 (RFC 7541 5.1).
        assertThat(longer).startsWith(0, 1, 'a', 127, 128 | 45, 1, 'x').hasSize(306);
    }
}
