package io.truevalue.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.web.problem.Problem;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RangeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:20:30Z");

    @Test
    void isTheLastThirtyDaysUnlessSaid() {
        Range range = Range.parse(null, null, null, null, NOW).in(Range.UTC);

        assertThat(range.window()).isEqualTo(Window.DAY);
        assertThat(range.from()).isEqualTo("2026-10-22T00:00:00Z");
        assertThat(range.to()).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(range.starts()).hasSize(31);
    }

    @Test
    void widensToWholeWindows() {
        Range range = Range.parse("2026-11-18T05:30:00+05:30", "2026-11-23T00:00:01Z", "week", null, NOW)
                .in(Range.UTC);

        assertThat(range.starts())
                .containsExactly(Instant.parse("2026-11-16T00:00:00Z"), Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(range.to()).isEqualTo("2026-11-30T00:00:00Z");
    }

    @Test
    void endsWhereAWindowEnds() {
        Range range = Range.parse("2026-11-18T00:00:00Z", "2026-11-19T00:00:00Z", "day", null, NOW)
                .in(Range.UTC);

        assertThat(range.starts()).containsExactly(Instant.parse("2026-11-18T00:00:00Z"));
    }

    @Test
    void followsTheZoneThatIsAskedForBeforeTheOrganisations() {
        Range.Asked asked = Range.parse("2026-11-18T00:00:00Z", "2026-11-18T00:00:01Z", "month", "Asia/Kolkata", NOW);

        assertThat(asked.in(ZoneId.of("America/New_York")).starts())
                .containsExactly(Instant.parse("2026-10-31T18:30:00Z"));
    }

    @Test
    void refusesWhatIsTooLongEmptyOrNoZone() {
        assertThatThrownBy(() -> Range.parse("2026-10-01T00:00:00Z", null, "hour", null, NOW))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Range.parse("2026-10-01T00:00:00Z", "2026-10-01T00:00:00Z", "day", null, NOW))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Range.parse("0001-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "week", null, NOW))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Range.parse(null, null, null, "+01:07", NOW)).isInstanceOf(Problem.class);
    }
}
