package io.truevalue.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadBytesTest {
    private final HeadBytes head = new HeadBytes();

    private String written() {
        return new String(head.bytes(), 0, head.length(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void writesEachHeaderAsOneLine() {
        head.header(AsciiString.of("Accept"), "text/html");
        head.header(HeadBytes.encoded("x-user-agent: "), "caf\u00e9\t1");
        head.put("n");
        head.number(0);
        head.number(1_048_576);
        head.endLine();
        assertThat(written()).isEqualTo("Accept: text/html\r\nx-user-agent: caf\u00e9\t1\r\nn01048576\r\n");
    }

    @Test
    void growsAndIsUsedAgain() {
        String value = "v".repeat(100_000);
        head.header("a", value);
        assertThat(written()).isEqualTo("a: " + value + "\r\n");
        head.clear();
        head.header("b", "c");
        assertThat(written()).isEqualTo("b: c\r\n");
    }

    @Test
    void whatWouldEndALineEarlyIsRefused() {
        for (String bad : List.of("a\r\nb: c", "a\nb", "a\0", "\u007f", "\u010a")) {
            assertThatThrownBy(() -> head.header("x", bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> head.header(bad, "x")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> head.put(new AsciiString(new byte[] {'a', '\n'}, false)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void traitsAreFoundInAnyCase() {
        HeaderTraits traits = new HeaderTraits().with(1, "host", "te").with(2, "cookie", "te");
        for (int i = 0; i < 200; i++) {
            traits.with(4, "x-more-" + i);
        }
        assertThat(traits.of("Host")).isEqualTo(1);
        assertThat(traits.of(AsciiString.of("TE"))).isEqualTo(3);
        assertThat(traits.of("COOKIE")).isEqualTo(2);
        assertThat(traits.of("x-MORE-199")).isEqualTo(4);
        assertThat(traits.of("cookies")).isZero();
        assertThat(traits.of("")).isZero();
    }
}
