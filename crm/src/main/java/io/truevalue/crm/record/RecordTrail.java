package io.truevalue.crm.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Tells what became of records, by events and in their own timelines, in the transaction of the change. */
@Singleton
public class RecordTrail {
    private static final String INSERT = """
            INSERT INTO record_change (
                org_id, record_type, record_id, version, what, at, actor_type, actor_id, before, after)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)""";

    private final Outbox outbox;
    private final TableAccess access;
    private final ObjectMapper json;

    RecordTrail(Outbox outbox, TableAccess access, ObjectMapper json) {
        this.outbox = outbox;
        this.access = access;
        this.json = json;
    }

    <F extends RecordFields<F>> void updated(RecordType<F> type, List<Change<F>> changes) {
        outbox.appendAll(changes.stream()
                .map(change -> RecordEvents.updated(type, change))
                .toList());
        access.jdbc().prepareStatement(INSERT, statement -> {
            for (Change<F> change : changes) {
                String what =
                        type.changedAs(change.before().fields(), change.after().fields());
                bind(statement, type, what, change);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    <F extends RecordFields<F>> void deleted(RecordType<F> type, Kept<F> record, Kept<F> ended) {
        outbox.append(RecordEvents.deleted(type, record));
        write(type, "deleted", new Change<>(record, ended));
    }

    <F extends RecordFields<F>> void restored(RecordType<F> type, Kept<F> deleted, Kept<F> restored) {
        outbox.append(RecordEvents.restored(type, restored));
        write(type, "restored", new Change<>(deleted, restored));
    }

    private <F extends RecordFields<F>> void write(RecordType<F> type, String what, Change<F> change) {
        access.jdbc().prepareStatement(INSERT, statement -> {
            bind(statement, type, what, change);
            return statement.executeUpdate();
        });
    }

    private <F extends RecordFields<F>> void bind(
            PreparedStatement statement, RecordType<F> type, String what, Change<F> change) throws SQLException {
        Principal actor = Tenancy.current();
        statement.setObject(1, actor.organization().value());
        statement.setString(2, type.name());
        statement.setObject(3, change.after().id());
        statement.setLong(4, change.after().version());
        statement.setString(5, what);
        statement.setObject(6, change.after().updatedAt().atOffset(ZoneOffset.UTC));
        statement.setString(7, actor.type().wireName());
        statement.setString(8, actor.id());
        statement.setString(9, changed(change.before(), change.after()));
        statement.setString(10, changed(change.after(), change.before()));
    }

    /** Of a record's fields those that differ from the other's. */
    private String changed(Kept<?> record, Kept<?> other) {
        ObjectNode fields = json.valueToTree(record.fields());
        ObjectNode others = json.valueToTree(other.fields());
        fields.properties().removeIf(field -> field.getValue().equals(others.get(field.getKey())));
        return fields.toString();
    }

    /** Removes what became of a record that tells of an erased person. Only the service itself may. */
    public void forget(UUID person) {
        access.jdbc().prepareStatement("DELETE FROM record_change WHERE record_id = ?", statement -> {
            statement.setObject(1, person);
            return statement.executeUpdate();
        });
    }
}
