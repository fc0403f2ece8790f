package io.truevalue.tenancy.mail;

import io.micronaut.context.annotation.Value;
import io.truevalue.tenancy.sealing.SealingKey;
import io.truevalue.tenancy.signature.SigningSettings;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Keeps queued mails unreadable in the database and its backups, under a key of the service's own secret. */
@Singleton
final class MailSeal {
    private final SealingKey key;

    MailSeal(SigningSettings settings, @Value("${truevalue.service.name}") String service) {
        this.key = SealingKey.derive(settings.secretBytes(), "truevalue-" + service + "-mail-v1");
    }

    String seal(UUID id, String mail) {
        return key.seal(mail, id.toString());
    }

    String open(MailJob job) {
        return key.open(job.sealed(), job.id().toString());
    }
}
