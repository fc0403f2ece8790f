package io.truevalue.events.sample;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Writes a note and tells of it, in one transaction. */
@Singleton
public class WriteNote {
    private final JdbcOperations jdbc;
    private final Outbox outbox;
    private final Transactions transactions;

    WriteNote(JdbcOperations jdbc, Outbox outbox, Transactions transactions) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    public UUID write(OrgId org) {
        return write(org, () -> {});
    }

    /** @param beforeCommit the last that is done in the transaction */
    public UUID write(OrgId org, Runnable beforeCommit) {
        UUID id = Ids.next();
        return transactions.inAs(Principal.service("sample-service", org, "request-" + id), () -> {
            jdbc.prepareStatement("INSERT INTO note (org_id, id) VALUES (?, ?)", statement -> {
                statement.setObject(1, org.value());
                statement.setObject(2, id);
                return statement.executeUpdate();
            });
            outbox.append(Event.of(Topics.RECORD, "note.written", id));
            beforeCommit.run();
            return id;
        });
    }
}
