package io.truevalue.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalDaysTest {
    private static final long ALL = Quarters.bits(0, Quarters.IN_HALF_DAY);

    @ParameterizedTest
    @CsvSource({"UTC,48,0", "Europe/Berlin,44,4", "Asia/Kathmandu,25,23", "America/St_Johns,48,0"})
    void cutAHalfDayWhereTheClocksOfItsZoneBeginADay(String zone, int before, int after) {
        int halfDay = Quarters.halfDay(Quarters.of(Instant.parse("2026-01-10T12:00:00Z")));
        LocalDate tenth = LocalDate.of(2026, 1, 10);

        Map<LocalDate, Long> days = LocalDays.in(ZoneId.of(zone), halfDay, ALL);

        assertThat(days.getOrDefault(tenth, 0L)).isEqualTo(Quarters.bits(0, before));
        assertThat(days.getOrDefault(tenth.plusDays(1), 0L))
                .isEqualTo(after == 0 ? 0 : Quarters.bits(before, before + after));
    }

    @Test
    void knowNoDayThatNothingWasDoneOn() {
        int halfDay = Quarters.halfDay(Quarters.of(Instant.parse("2026-01-10T12:00:00Z")));

        assertThat(LocalDays.in(ZoneId.of("Europe/Berlin"), halfDay, 1L << 44))
                .containsOnlyKeys(LocalDate.of(2026, 1, 11));
    }

    @Test
    void areABitOfAMonthThatFollowsTheOneBefore() {
        assertThat(LocalDays.month(LocalDate.of(2027, 1, 1)) - LocalDays.month(LocalDate.of(2026, 12, 31)))
                .isEqualTo(1);
        assertThat(LocalDays.dayOfMonth(LocalDate.of(2026, 12, 31))).isEqualTo(30);
    }

    @Test
    void areOfUtcWhereTheZoneIsUnknown() {
        assertThat(LocalDays.zoneOrUtc("Mars/Olympus").getId()).isEqualTo("UTC");
    }
}
