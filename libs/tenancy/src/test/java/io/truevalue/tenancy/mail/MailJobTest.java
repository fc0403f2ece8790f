package io.truevalue.tenancy.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailJobTest {
    @Test
    void waitsLongerAfterEachTry() {
        assertThat(MailJob.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(MailJob.pauseAfter(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(MailJob.pauseAfter(60)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void isPointlessOnceItsLinkIsDead() {
        Instant now = Instant.now();

        assertThat(new MailJob(Ids.next(), "", 1, now).isPointlessAt(now)).isTrue();
        assertThat(new MailJob(Ids.next(), "", 1, now.plusMillis(1)).isPointlessAt(now))
                .isFalse();
    }
}
