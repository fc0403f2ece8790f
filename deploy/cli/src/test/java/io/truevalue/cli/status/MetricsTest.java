package io.truevalue.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Metrics METRICS = Metrics.parse("""
            # HELP truevalue_consumer_lag_events still to read
            # TYPE truevalue_consumer_lag_events gauge
            truevalue_consumer_lag_events{group="crm",topic="org.member.events"} 3.0
            truevalue_consumer_lag_events{group="crm",topic="auth.user.events"} 4
            truevalue_outbox_oldest_seconds 1.25E1
            truevalue_outbox_events NaN
            truevalue_build_info{version="0.1.0 \\"beta\\"",revision="285b24c",} 1.0 1700000000000
            jvm_memory_max_bytes{area="heap"} +Inf
            not a sample
            """);

    @Test
    void addsUpTheSeriesOfAName() {
        assertThat(METRICS.sum("truevalue_consumer_lag_events")).hasValue(7.0);
        assertThat(METRICS.largest("truevalue_outbox_oldest_seconds")).hasValue(12.5);
    }

    @Test
    void saysNothingOfWhatIsAbsentOrNoNumber() {
        assertThat(METRICS.sum("truevalue_outbox_events")).isEmpty();
        assertThat(METRICS.sum("truevalue_outbox")).isEmpty();
        assertThat(METRICS.samples()).hasSize(6);
    }

    @Test
    void readsLabels() {
        assertThat(METRICS.label("truevalue_build_info", "revision")).hasValue("285b24c");
        assertThat(METRICS.label("truevalue_build_info", "branch")).isEmpty();
    }
}
