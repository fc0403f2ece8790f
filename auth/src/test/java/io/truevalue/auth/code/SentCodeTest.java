package io.truevalue.auth.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.code.SentCode.Judgement;
import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentCodeTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void isRightOnceWithinTenMinutesAndFiveTries() {
        SentCode code = new SentCode(Ids.next(), "right", 4, NOON.plus(SentCode.LIFE), null);
        assertThat(code.judge("right", NOON.plus(Duration.ofMinutes(10)).minusMillis(1)))
                .isEqualTo(Judgement.RIGHT);
        assertThat(code.judge("right", NOON.plus(Duration.ofMinutes(10)))).isEqualTo(Judgement.DEAD);
        assertThat(new SentCode(code.id(), "right", 5, code.expiresAt(), null).judge("right", NOON))
                .isEqualTo(Judgement.DEAD);
        assertThat(new SentCode(code.id(), "right", 0, code.expiresAt(), NOON).judge("right", NOON))
                .isEqualTo(Judgement.SPENT);
        assertThat(code.judge("wrong", NOON)).isEqualTo(Judgement.WRONG);
    }

    /** Random histories of tries, beside the plain words of the rule. */
    @Test
    void agreesWithTheRuleInEveryHistory() {
        Random random = new Random(23);
        for (int history = 0; history < 2_000; history++) {
            int wrong = 0;
            boolean used = false;
            long seconds = 0;
            for (int step = 0; step < 12; step++) {
                seconds += random.nextInt(120);
                boolean right = random.nextInt(4) == 0;
                Instant now = NOON.plusSeconds(seconds);
                SentCode code = new SentCode(Ids.next(), "right", wrong, NOON.plus(SentCode.LIFE), used ? NOON : null);
                Judgement judgement = code.judge(right ? "right" : "wrong", now);
                boolean open = seconds < 600 && wrong < 5;
                assertThat(judgement == Judgement.RIGHT).isEqualTo(open && right && !used);
                assertThat(judgement == Judgement.DEAD).isEqualTo(!open);
                used |= judgement == Judgement.RIGHT;
                wrong += judgement == Judgement.WRONG ? 1 : 0;
            }
        }
    }
}
