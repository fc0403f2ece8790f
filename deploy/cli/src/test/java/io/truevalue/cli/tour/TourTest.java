package io.truevalue.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TourTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Tour tour = new Tour(new PrintStream(screen, true, StandardCharsets.UTF_8));

    @Test
    void endsWithTheCountAndSucceeds() {
        assertThat(tour.play(List.of(new Step("All is well", () -> {})))).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).endsWith("\n1 passed, 0 failed\n");
    }

    @Test
    void goesOnAfterAFailureAndFails() {
        Step broken = new Step("Broken", () -> {
            throw new StepFailed("expected 200, got 500");
        });
        assertThat(tour.play(List.of(broken, new Step("Well", () -> {})))).isEqualTo(1);
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("FAILED: expected 200, got 500")
                .endsWith("\n1 passed, 1 failed\n");
    }
}
