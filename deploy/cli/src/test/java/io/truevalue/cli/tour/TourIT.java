package io.truevalue.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.cli.rls.DatabaseServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TourIT {
    private static final int NOBODY_LISTENS_ON_PORT_1 = 1 - 8000;

    @Test
    void failsEveryStepWhenNothingAnswers() throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        DatabaseServer nowhere = DatabaseServer.of(NOBODY_LISTENS_ON_PORT_1, Path.of("absent"), "");
        Platform nobody = new Platform(NOBODY_LISTENS_ON_PORT_1, out);
        assertThat(new Tour(out).play(FirstCustomer.steps(nobody, Path.of("absent"), nowhere)))
                .isEqualTo(1);
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("start it with ./truevalue up")
                .endsWith("\n0 passed, 47 failed\n");
    }
}
