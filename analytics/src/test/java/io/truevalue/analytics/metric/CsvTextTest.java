package io.truevalue.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTextTest {
    @Test
    void makesWhatASpreadsheetWouldRunInert() {
        assertThat(CsvText.inert("=1+1")).isEqualTo("'=1+1");
        assertThat(CsvText.inert("@sum")).isEqualTo("'@sum");
        assertThat(CsvText.inert("-1+cmd")).isEqualTo("'-1+cmd");
        assertThat(CsvText.inert("\tx")).isEqualTo("'\tx");
        assertThat(CsvText.inert("Sales")).isEqualTo("Sales");
        assertThat(CsvText.inert("-12.5")).isEqualTo("-12.5");
        assertThat(CsvText.inert("")).isEmpty();
    }
}
