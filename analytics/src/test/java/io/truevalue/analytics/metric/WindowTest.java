package io.truevalue.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Instant EARLIEST = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void isOneLabelOfTheClockInEveryZoneThereIs() {
        Random random = new Random(20261121);
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            for (int i = 0; i < 4; i++) {
                Instant time = EARLIEST.plusSeconds(random.nextLong(10L * 365 * 86_400));
                everyWindowOf(time, zone);
            }
            ZoneOffsetTransition change = zone.getRules().nextTransition(EARLIEST);
            for (int i = 0; i < 4 && change != null; i++) {
                everyWindowOf(change.getInstant().minusSeconds(1), zone);
                everyWindowOf(change.getInstant(), zone);
                everyWindowOf(change.getInstant().plusSeconds(3_599), zone);
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
    }

    private static void everyWindowOf(Instant time, ZoneId zone) {
        verify(Window.HOUR, time, zone, at -> at.toLocalDate() + "T" + at.getHour() + at.getOffset());
        verify(Window.DAY, time, zone, ZonedDateTime::toLocalDate);
        verify(
                Window.WEEK,
                time,
                zone,
                at -> at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        verify(Window.MONTH, time, zone, YearMonth::from);
    }

    /** What is in the window has one label; what is just outside has another. */
    private static void verify(Window window, Instant time, ZoneId zone, Function<ZonedDateTime, Object> label) {
        Instant start = window.startOf(time, zone);
        Instant end = window.after(start, zone);
        String where = window + " of " + time + " in " + zone;
        assertThat(start.getEpochSecond() % QUARTER.toSeconds()).as(where).isZero();
        assertThat(time).as(where).isBetween(start, end.minusNanos(1));
        Object expected = label.apply(time.atZone(zone));
        int quarters = (int) Duration.between(start, end).dividedBy(QUARTER);
        int step = window == Window.MONTH ? 40 : 1;
        assertThat(IntStream.range(0, quarters)
                        .filter(i -> i % step == 0)
                        .mapToObj(i ->
                                label.apply(start.plus(QUARTER.multipliedBy(i)).atZone(zone))))
                .as(where)
                .containsOnly(expected);
        assertThat(label.apply(start.minusNanos(1).atZone(zone))).as(where).isNotEqualTo(expected);
        assertThat(label.apply(end.atZone(zone))).as(where).isNotEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, PT23H",
        "Europe/Berlin, 2026-10-25, PT25H",
        "America/New_York, 2026-03-08, PT23H",
        "Australia/Lord_Howe, 2026-04-05, PT24H30M",
        "Australia/Lord_Howe, 2026-10-04, PT23H30M",
        "Asia/Kolkata, 2026-03-29, PT24H",
        "Asia/Kathmandu, 2026-03-29, PT24H",
        "Pacific/Chatham, 2026-04-05, PT25H"
    })
    void hasDaysAsLongAsTheClockSays(String zone, LocalDate date, Duration length) {
        Instant start = date.atStartOfDay(ZoneId.of(zone)).toInstant();

        assertThat(Duration.between(start, Window.DAY.after(start, ZoneId.of(zone))))
                .isEqualTo(length);
    }

    @Test
    void leavesOutADayThatAZoneSkipped() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Range range = Range.of(
                Window.DAY, apia, Instant.parse("2011-12-29T10:00:00Z"), Instant.parse("2012-01-01T09:00:00Z"));

        assertThat(range.starts().stream().map(start -> start.atZone(apia).toLocalDate()))
                .containsExactly(
                        LocalDate.parse("2011-12-29"), LocalDate.parse("2011-12-31"), LocalDate.parse("2012-01-01"));
    }
}
