package io.truevalue.analytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExportDashboardTest {
    @Test
    void makesWhatASpreadsheetWouldRunInert() {
        assertThat(ExportDashboard.inert("=1+1")).isEqualTo("'=1+1");
        assertThat(ExportDashboard.inert("@sum")).isEqualTo("'@sum");
        assertThat(ExportDashboard.inert("-1+cmd")).isEqualTo("'-1+cmd");
        assertThat(ExportDashboard.inert("\tx")).isEqualTo("'\tx");
        assertThat(ExportDashboard.inert("Sales")).isEqualTo("Sales");
        assertThat(ExportDashboard.inert("-12.5")).isEqualTo("-12.5");
        assertThat(ExportDashboard.inert("")).isEmpty();
    }
}
