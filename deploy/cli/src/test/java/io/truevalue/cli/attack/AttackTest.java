package io.truevalue.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackTest {
    private static final int NOBODY_LISTENS_ON_PORT_1 = 1 - 8000;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    private final Attack attack = new Attack(out, out);

    @Test
    void saysHowItIsUsed(@TempDir Path home) {
        Target nobody = new Target(NOBODY_LISTENS_ON_PORT_1, home);
        assertThat(attack.run(List.of(), nobody)).isEqualTo(2);
        assertThat(attack.run(List.of("everything"), nobody)).isEqualTo(2);
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("Use: ./truevalue attack gateway");
    }

    @Test
    void failsWhereNoPlatformRuns(@TempDir Path home) {
        assertThat(attack.run(List.of("gateway"), new Target(NOBODY_LISTENS_ON_PORT_1, home)))
                .isEqualTo(1);
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("start it with ./truevalue up");
    }
}
