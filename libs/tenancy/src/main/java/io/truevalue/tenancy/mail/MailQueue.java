package io.truevalue.tenancy.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * Writes mails down, sealed, in the transaction of what they tell of; {@link MailWorker} hands them on. The service's own
 * migration makes the table {@code mail_job}.
 */
@Singleton
public final class MailQueue {
    private final MailJobStore jobs;
    private final MailSeal seal;
    private final MailWorker worker;
    private final ObjectMapper json;
    private final Clock clock;

    MailQueue(MailJobStore jobs, MailSeal seal, MailWorker worker, ObjectMapper json, Clock clock) {
        this.jobs = jobs;
        this.seal = seal;
        this.worker = worker;
        this.json = json;
        this.clock = clock;
    }

    /** @param expiresAt from when on the mail says nothing that is still true, and is given up */
    public void put(Mail mail, Instant expiresAt) {
        jobs.insert(mail.id(), seal.seal(mail.id(), write(mail)), clock.instant(), expiresAt);
        worker.wakeAfterCommit();
    }

    private String write(Mail mail) {
        try {
            return json.writeValueAsString(mail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mail can be written as JSON", e);
        }
    }
}
