package io.truevalue.crm.record;

import io.truevalue.crm.record.TimelineItem.Actor;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What became of a record, newest first, as far as the reader may see the record and its fields. */
@Singleton
public class ReadTimeline {
    private static final String COLUMNS = "version, what, at, actor_type, actor_id, before, after";

    private final Transactions transactions;
    private final ReadRecord records;
    private final TableAccess access;

    ReadTimeline(Transactions transactions, ReadRecord records, TableAccess access) {
        this.transactions = transactions;
        this.records = records;
        this.access = access;
    }

    public <F extends RecordFields<F>> Page<TimelineItem> read(RecordType<F> type, String id, ListRequest request) {
        return transactions.reading(() -> {
            Kept<F> record = records.find(type, id);
            Sql ofRecord = Sql.of("record_id = ?::uuid", record.id().toString());
            return access.lists()
                    .page(listing(type.name()), request, this::item, ofRecord)
                    .map(item -> item.without(record.hidden()));
        });
    }

    /** A record's own row tells of its making. */
    private static Listing listing(String type) {
        String changes = """
                (SELECT record_id, %2$s FROM record_change WHERE record_type = '%1$s'
                 UNION ALL
                 SELECT id, 1, 'created', created_at,
                        CASE WHEN created_by IS NULL THEN 'service' WHEN created_by LIKE 'int\\_%%' THEN 'integration'
                             ELSE 'user' END, created_by, '{}', '{}'
                 FROM %1$s) AS change""".formatted(type, COLUMNS);
        return Listing.of(COLUMNS, changes)
                .column("version", "version", Kind.NUMBER)
                .column("type", "what", Kind.TEXT)
                .column("at", "at", Kind.TIMESTAMP)
                .sortedBy("-version")
                .keyedBy("version")
                .build();
    }

    private TimelineItem item(ResultSet row) throws SQLException {
        return new TimelineItem(
                row.getLong("version"),
                row.getString("what"),
                Statements.instant(row, "at"),
                new Actor(row.getString("actor_type"), row.getString("actor_id")),
                access.json().fields(row, "before"),
                access.json().fields(row, "after"));
    }
}
