package io.truevalue.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truevalue.auth.session.RefreshToken.Successor;
import io.truevalue.auth.session.RefreshToken.Verdict;
import io.truevalue.auth.token.Secrets;
import io.truevalue.tenancy.sealing.SealBroken;
import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {
    private static final String PRESENTED = Secrets.random();
    private static final Instant USED = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void tradesAnUnusedTokenUntilItExpires() {
        RefreshToken unused = newToken(null, null);
        assertThat(unused.judge(USED)).isEqualTo(Verdict.FRESH);
        assertThat(unused.judge(USED.plus(Duration.ofDays(7)))).isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void givesTheSameSuccessorForAMinuteToWhoLostTheAnswer() {
        RefreshToken used = newToken(USED, newSuccessor(null));
        assertThat(used.judge(USED)).isEqualTo(Verdict.REPEATED);
        assertThat(used.judge(USED.plusSeconds(40))).isEqualTo(Verdict.REPEATED);
        assertThat(used.judge(USED.plusSeconds(60))).isEqualTo(Verdict.REPEATED);
        assertThat(used.judge(USED.plusMillis(60_001))).isEqualTo(Verdict.REUSED);
    }

    @Test
    void knowsAThiefOnceTheSuccessorIsInUse() {
        RefreshToken used = newToken(USED, newSuccessor(USED.plusSeconds(5)));
        assertThat(used.judge(USED.plusSeconds(15))).isEqualTo(Verdict.REPEATED);
        assertThat(used.judge(USED.plusMillis(15_001))).isEqualTo(Verdict.REUSED);
    }

    @Test
    void forgivesATokenThatASwitchHasJustReplaced() {
        RefreshToken replaced = newToken(USED, null);
        assertThat(replaced.judge(USED.plusSeconds(60))).isEqualTo(Verdict.SUPERSEDED);
        assertThat(replaced.judge(USED.plusSeconds(61))).isEqualTo(Verdict.REUSED);
    }

    @Test
    void opensASuccessorForTheHolderOfTheTokenAlone() {
        String sealed = RefreshToken.seal(PRESENTED, "successor");
        RefreshToken used = newToken(USED, new Successor("hash", sealed, null));
        assertThat(sealed).doesNotContain("successor");
        assertThat(used.openSuccessor(PRESENTED)).isEqualTo("successor");
        assertThatThrownBy(() -> used.openSuccessor(Secrets.random())).isInstanceOf(SealBroken.class);
    }

    private static RefreshToken newToken(@Nullable Instant usedAt, @Nullable Successor successor) {
        return new RefreshToken(
                RefreshToken.hashOf(PRESENTED), Ids.next(), USED.plus(Duration.ofDays(7)), usedAt, successor);
    }

    private static Successor newSuccessor(@Nullable Instant usedAt) {
        return new Successor("hash", "sealed", usedAt);
    }
}
