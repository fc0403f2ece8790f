package io.truevalue.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.cli.attack.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Verdicts verdicts =
            new Verdicts(new PrintStream(screen, true, StandardCharsets.UTF_8), Set.of("the-victims"));

    @Test
    void isSilentWhereAllIsAsItMustBe() {
        verdicts.expect("nobody", new Reply(401, List.of(), "{\"code\":\"unauthenticated\"}"), 401, "unauthenticated");
        verdicts.expectNothingTold("rival", new Reply(404, List.of(), "no the-victims"), "/of/the-victims");
        verdicts.row("GET /");
        assertThat(verdicts.end(2)).isZero();
    }

    @Test
    void countsWhatIsAnsweredOtherwiseOrTellsTooMuch() {
        verdicts.expect("nobody", new Reply(200, List.of(), "{}"), 401, "unauthenticated");
        verdicts.expectNothingTold("rival", new Reply(200, List.of(), "{\"of\":\"the-victims\"}"), "/");
        verdicts.expectNoFailure("rival", new Reply(500, List.of(), ""));
        verdicts.row("GET /");
        assertThat(verdicts.end(3)).isOne();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("is told the-victims", "3 differences");
    }

    @Test
    void comparesProblemsWithoutWhatIsNewInEach() throws IOException {
        assertThat(Verdicts.withoutNovelties("{\"code\":\"not_found\",\"request_id\":\"1\",\"instance\":\"/a\"}"))
                .isEqualTo(
                        Verdicts.withoutNovelties("{\"code\":\"not_found\",\"request_id\":\"2\",\"instance\":\"/b\"}"))
                .isNotEqualTo(Verdicts.withoutNovelties("{\"code\":\"not_found\",\"detail\":\"Gone.\"}"));
    }
}
