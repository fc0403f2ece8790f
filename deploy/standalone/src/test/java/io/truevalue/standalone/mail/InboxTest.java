package io.truevalue.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();

    @Test
    void keepsTheNewestThousand() {
        for (int i = 0; i < 1_003; i++) {
            inbox.add(mail("mail " + i, 10));
        }
        assertThat(inbox.all()).hasSize(1_000);
        assertThat(inbox.all().getFirst().subject()).isEqualTo("mail 1002");
        assertThat(inbox.all().getLast().subject()).isEqualTo("mail 3");
    }

    @Test
    void keepsNoMoreThan32Mebibytes() {
        for (int i = 0; i < 40; i++) {
            inbox.add(mail("mail " + i, 1 << 20));
        }
        assertThat(inbox.all()).hasSize(32);
    }

    private static ReceivedMail mail(String subject, int size) {
        return new ReceivedMail(subject, "a@a.example", "b@b.example", subject, "", "", Instant.EPOCH, size);
    }
}
