package io.truevalue.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.analytics.rollup.Quarters;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Kiritimati"})
    void holdEachQuarterOfEachWindowOnce(String zone) {
        for (Window window : Window.values()) {
            Range range = Range.of(
                    window,
                    ZoneId.of(zone),
                    Instant.parse("2026-03-27T00:00:00Z"),
                    Instant.parse("2026-04-07T00:00:00Z"));
            Pieces pieces = Pieces.of(range);
            List<String> found = new ArrayList<>();
            for (int i = 0; i < pieces.parts().length; i++) {
                for (int bit = 0; bit < Quarters.IN_HALF_DAY; bit++) {
                    if ((pieces.masks()[i] >>> bit & 1) == 1) {
                        found.add(pieces.halfDays()[i] * Quarters.IN_HALF_DAY + bit + " " + pieces.parts()[i]);
                    }
                }
            }
            List<String> expected = new ArrayList<>();
            for (int quarter = range.fromQuarter(); quarter < range.toQuarter(); quarter++) {
                Instant start = Instant.ofEpochSecond(quarter * 900L);
                int part = (int) range.starts().stream()
                        .filter(begin -> !begin.isAfter(start))
                        .count();
                expected.add(quarter + " " + part);
            }
            assertThat(found).as(window + " in " + zone).containsExactlyElementsOf(expected);
        }
    }
}
