package io.truevalue.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Nydia M. Velázquez  | nydia m velazquez
            Łukasz Żółw         | lukasz zolw
            STRASSE Straße      | strasse strasse
            Æsop Þór Øre        | aesop thor ore
            O'Brien O’Brien     | obrien obrien
            İstanbul ISTANBUL   | istanbul istanbul
            a@b.example         | a b example
            ﬁne ①               | fine 1
            Ελένη Лёд           | ελενη лед
            日本語              | 日本語
            '); DROP --         | drop
            !!!                 | ``
            """)
    void foldsCaseAndAccentsAway(String text, String words) {
        assertThat(String.join(" ", Words.of(text))).isEqualTo(words);
    }
}
