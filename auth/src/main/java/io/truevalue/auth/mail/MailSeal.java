package io.truevalue.auth.mail;

import io.truevalue.tenancy.sealing.SealingKey;
import io.truevalue.tenancy.signature.SigningSettings;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Keeps queued mails unreadable in the database and its backups, under a key of the service's own secret. */
@Singleton
final class MailSeal {
    private final SealingKey key;

    MailSeal(SigningSettings settings) {
        this.key = SealingKey.derive(settings.secretBytes(), "truevalue-auth-mail-v1");
    }

    String seal(UUID id, String mail) {
        return key.seal(mail, id.toString());
    }

    String open(MailJob job) {
        return key.open(job.sealed(), job.id().toString());
    }
}
