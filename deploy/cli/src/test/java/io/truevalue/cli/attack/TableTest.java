package io.truevalue.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.cli.attack.Case.Reaching;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TableTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicLong arrivals = new AtomicLong(40);
    private final Table table = new Table(new PrintStream(screen, true, StandardCharsets.UTF_8), arrivals::get);
    private final Cases cases = new Cases();

    private String played() throws IOException {
        table.play(cases.all());
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void endsWithTheCountAndSucceeds() throws IOException {
        cases.refused("J1", "alg none", "401", () -> "401 unauthenticated");
        cases.passed("J0", "a token", "200", () -> {
            arrivals.incrementAndGet();
            return "200";
        });
        cases.elsewhere("J14", "a start", "StartIT");
        assertThat(played())
                .contains("J · tokens", "J1.1", "401 unauthenticated", "not here: StartIT")
                .doesNotContain("EXPECTED");
        assertThat(table.end()).isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).endsWith("\n2 cases, 0 differences\n");
    }

    @Test
    void failsOnAnotherAnswerAndGoesOn() throws IOException {
        cases.refused("H1", "two lengths\r\n", "400", () -> "200");
        cases.refused("H2", "broken", "400", () -> {
            throw new IOException("nobody there");
        });
        assertThat(played()).contains("two lengths\\r\\n", "200 · EXPECTED 400", "nobody there");
        assertThat(table.end()).isEqualTo(1);
        assertThat(screen.toString(StandardCharsets.UTF_8)).endsWith("\n2 cases, 2 differences\n");
    }

    @Test
    void failsWhenARefusedRequestReachesTheServiceAllTheSame() throws IOException {
        cases.refused("H1", "smuggled", "400", () -> {
            arrivals.incrementAndGet();
            return "400";
        });
        assertThat(played()).contains("400 · reached the service: 1 · EXPECTED 400 · reaching the service: 0");
        assertThat(table.end()).isEqualTo(1);
    }

    @Test
    void failsWhenAnAllowedRequestReachesItNot() throws IOException {
        cases.add("S1", "twice", "401", Reaching.exactly(2), () -> "401");
        assertThat(played()).contains("reached the service: 0 · EXPECTED 401 · reaching the service: 2");
        assertThat(table.end()).isEqualTo(1);
    }

    @Test
    void failsOnWhatArrivesAfterTheLastCase() throws IOException {
        cases.refused("H1", "smuggled", "400", () -> "400");
        played();
        arrivals.incrementAndGet();
        assertThat(table.end()).isEqualTo(1);
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("The service received 1 request more than was let through")
                .endsWith("\n1 cases, 1 differences\n");
    }
}
