package io.truevalue.auditlog.event;

import io.truevalue.auditlog.leaf.SealedValues;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads the table of events. Its columns find an event; what is told of it comes from its leaf. */
@Singleton
public class EventStore {
    /** What {@link EventSearch} asks its conditions of. */
    public static final String SEARCHED = "event LEFT JOIN event_search USING (org_id, leaf_index)";

    private static final Listing LISTING = Listing.of("org_id, leaf_index, leaf, personal", SEARCHED)
            .column("time", "time", Kind.TIMESTAMP)
            .column("id", "id", Kind.TEXT)
            .filterOnly("type", "type", Kind.TEXT)
            .filterOnly("outcome", "outcome", Kind.TEXT)
            .filterOnly("source", "source", Kind.TEXT)
            .filterOnly("request_id", "request_id", Kind.TEXT)
            .filterOnly("ip", "ip", Kind.TEXT)
            .sortedBy("-time")
            .build();

    /** Beside the policy, whose door for the recorder keeps it from the index. */
    private static final String OWN = "org_id = nullif(current_setting('app.org_id', true), '')::uuid";

    private final Statements statements;
    private final Lists lists;

    EventStore(Statements statements, Lists lists) {
        this.statements = statements;
        this.lists = lists;
    }

    Page<KeptEvent> page(EventSearch search, ListRequest request) {
        return lists.page(LISTING, request, EventStore::event, conditions(search));
    }

    private static Sql[] conditions(EventSearch search) {
        return Stream.concat(Stream.of(Sql.of(OWN)), Stream.of(search.conditions()))
                .toArray(Sql[]::new);
    }

    /** Of two events of one id, which two sources may tell, the first recorded. */
    public Optional<KeptEvent> find(String id) {
        return statements.find(
                "SELECT org_id, leaf_index, leaf, personal FROM event WHERE " + OWN
                        + " AND id = ? ORDER BY leaf_index LIMIT 1",
                EventStore::event,
                id);
    }

    private static KeptEvent event(ResultSet row) throws SQLException {
        return new KeptEvent(
                row.getObject("org_id", UUID.class),
                row.getLong("leaf_index"),
                row.getString("leaf"),
                SealedValues.parse(row.getString("personal")));
    }
}
