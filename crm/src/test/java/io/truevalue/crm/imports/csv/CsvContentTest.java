package io.truevalue.crm.imports.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.web.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvContentTest {
    private static final String TEXT = "Name,City\nJürgen,Zürich\nNydia,\"New York, NY\"\n";

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of(UTF_8, TEXT),
                Arguments.of(UTF_8, "\uFEFF" + TEXT),
                Arguments.of(UTF_8, "\uFEFF\"Name\"," + TEXT.substring(5)),
                Arguments.of(UTF_16LE, TEXT),
                Arguments.of(UTF_16BE, TEXT),
                Arguments.of(UTF_16LE, "\uFEFF" + TEXT),
                Arguments.of(UTF_16BE, "\uFEFF" + TEXT),
                Arguments.of(ISO_8859_1, TEXT),
                Arguments.of(Charset.forName("windows-1252"), TEXT));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void readsAnyUsualEncoding(Charset charset, String text) throws IOException {
        CsvContent content = read(text.getBytes(charset));
        assertThat(content.columns()).containsExactly("Name", "City");
        assertThat(content.start()).containsExactly(List.of("Jürgen", "Zürich"), List.of("Nydia", "New York, NY"));
        assertThat(content.rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '/', textBlock = """
            a;b;c / ;
            a|b|c / |
            "a;b;c;d",e / `,`
            a / `,`
            """)
    void knowsTheSeparator(String header, char separator) throws IOException {
        assertThat(read((header + "\n1\n").getBytes(UTF_8)).format().separator())
                .isEqualTo(separator);
        assertThat(read("a\tb\n".getBytes(UTF_8)).format().separator()).isEqualTo('\t');
    }

    @Test
    void makesNamesOfColumnsUniqueAndPadsRaggedRows() throws IOException {
        CsvContent content = read("Phone,Phone,, Phone \n1\n1,2,3,4,5\n\n\"multi\nline\",2\n".getBytes(UTF_8));
        assertThat(content.columns()).containsExactly("Phone", "Phone (2)", "Column 3", "Phone (3)");
        assertThat(content.start())
                .containsExactly(
                        List.of("1", "", "", ""), List.of("1", "2", "3", "4"), List.of("multi\nline", "2", "", ""));
        assertThat(content.rows()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "PK\u0003\u0004\u0000\u0000\u0008\u0000"})
    void refusesWhatIsNoCsv(String text) {
        assertThatThrownBy(() -> read(text.getBytes(UTF_8))).isInstanceOf(Problem.class);
    }

    @Test
    void isBoundedInColumnsCellsAndQuotes() {
        for (String bomb :
                List.of("a,".repeat(1_000_000), "a\n\"" + "x".repeat(300_000), "a\n" + "\"\"\"".repeat(200_000))) {
            assertThatThrownBy(() -> read(bomb.getBytes(UTF_8))).isInstanceOf(Problem.class);
        }
    }

    @Test
    void doesNotTakeACutCharacterForAnotherEncoding() {
        Utf8Check check = new Utf8Check();
        for (byte b : "Zürich 😀".getBytes(UTF_8)) {
            check.add(new byte[] {b}, 1);
        }
        assertThat(check.holds()).isTrue();
        check.add(new byte[] {(byte) 0xC3}, 1);
        assertThat(check.holds()).isFalse();
    }

    private static CsvContent read(byte[] bytes) throws IOException {
        try (SpooledFile file = SpooledFile.of(new ByteArrayInputStream(bytes), 1 << 30)) {
            return file.content();
        }
    }
}
