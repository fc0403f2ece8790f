package io.truevalue.auditbundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    private static final byte[] SOME = {
        'a', 'z', '0', ' ', '!', '#', '[', ']', '~', 0x7F, '"', '\\', '\n', 0x1F, 0, -1, -128
    };

    private final Random random = new Random(20_261_125);

    private byte[] text() {
        byte[] text = new byte[random.nextInt(40)];
        int rare = random.nextInt(1, 20);
        for (int i = 0; i < text.length; i++) {
            text[i] = random.nextInt(rare) == 0 ? SOME[random.nextInt(SOME.length)] : (byte) random.nextInt(' ', 128);
        }
        return text;
    }

    @Test
    void findsTheFirstByteThatIsNotPlain() {
        for (int i = 0; i < 20_000; i++) {
            byte[] text = text();
            int from = random.nextInt(text.length + 1);
            int end = random.nextInt(from, text.length + 1);
            int expected = from;
            while (expected < end && text[expected] >= ' ' && text[expected] != '"' && text[expected] != '\\') {
                expected++;
            }

            assertThat(PlainText.end(text, from, end)).as(Arrays.toString(text)).isEqualTo(expected);
        }
    }

    @Test
    void findsTheFirstLineEnd() {
        for (int i = 0; i < 20_000; i++) {
            byte[] text = text();
            int end = random.nextInt(text.length + 1);
            int expected = 0;
            while (expected < end && text[expected] != '\n') {
                expected++;
            }

            assertThat(PlainText.lineEnd(text, 0, end))
                    .as(Arrays.toString(text))
                    .isEqualTo(expected);
        }
    }

    @Test
    void copiesUpToTheFirstQuoteOrBackslash() {
        for (int i = 0; i < 20_000; i++) {
            byte[] text = text();
            int expected = 0;
            while (expected < text.length && text[expected] != '"' && text[expected] != '\\') {
                expected++;
            }
            byte[] into = new byte[text.length + 11];

            assertThat(PlainText.copy(text, 0, into, 3)).isEqualTo(expected);
            assertThat(Arrays.copyOfRange(into, 3, 3 + expected)).isEqualTo(Arrays.copyOf(text, expected));
        }
    }

    @Test
    void readsBase64InTheOneTextThatEachValueHas() {
        for (String good : new String[] {"", "AA==", "AAA=", "AAAA", "/+8="}) {
            byte[] text = Written.ascii("\"" + good + "\"");

            assertThat(Base64Text.decode(text, 1, text.length - 1))
                    .isEqualTo(java.util.Base64.getDecoder().decode(good));
        }
        for (String bad :
                new String[] {"A", "AA", "AAA", "AB==", "AAB=", "A===", "====", "AA=A", "AAAA=AAA", "AA A", "AA\n="}) {
            assertThat(Base64Text.decode(Written.ascii(bad), 0, bad.length()))
                    .as(bad)
                    .isNull();
        }
    }
}
