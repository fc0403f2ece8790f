package io.truevalue.tenancy.mail;

import io.micronaut.context.annotation.Value;
import io.truevalue.tenancy.sealing.Seal;
import io.truevalue.tenancy.sealing.SealingKeys;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Keeps queued mails unreadable in the database and its backups, under a key of the service's own. */
@Singleton
final class MailSeal {
    private final Seal seal;

    MailSeal(SealingKeys keys, @Value("${truevalue.service.name}") String service) {
        this.seal = keys.forPurpose("truevalue-" + service + "-mail-v1");
    }

    String seal(UUID id, String mail) {
        return seal.seal(mail, id.toString());
    }

    String open(MailJob job) {
        return seal.open(job.sealed(), job.id().toString());
    }
}
