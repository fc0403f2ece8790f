package io.truevalue.crm.record;

import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of one kind of records, in a table that {@code hold_records} holds to policies and field permissions. Whoever
 * may read single fields reads the table's view, where other fields are null.
 */
public abstract class RecordTable<F extends RecordFields<F>> implements RecordStore<F> {
    private static final Sql LIVE = Sql.of("deleted_at IS NULL");

    private final TableAccess access;
    private final String resource;
    private final RecordSql sql;
    private final Listing listing;
    private final Listing seenListing;

    /** @param resource as permissions name it */
    protected RecordTable(TableAccess access, String resource, RecordSql sql, ListedColumns columns) {
        this.access = access;
        this.resource = resource;
        this.sql = sql;
        this.listing = listing(sql.columns(), sql.table(), columns, false);
        this.seenListing = listing(sql.seenColumns(), sql.view(), columns, true);
    }

    /** By which columns of its own a kind is filtered and sorted. */
    @FunctionalInterface
    protected interface ListedColumns {
        /** @param seen whether any field may be null */
        Listing.Builder addTo(Listing.Builder builder, boolean seen);
    }

    private static Listing listing(String select, String from, ListedColumns columns, boolean seen) {
        return columns.addTo(Listing.of(select, from), seen)
                .column("id", "id", Kind.UUID)
                .column("created_at", "created_at", Kind.TIMESTAMP)
                .column("updated_at", "updated_at", Kind.TIMESTAMP)
                .filterOnly("owner_id", "owner_id", Kind.UUID)
                .filterOnly("created_by", "created_by", Kind.TEXT)
                .filterOnly("tags", "tags", Kind.TEXTS)
                .build();
    }

    /** The fields of a row of the table or the view. */
    protected abstract F fields(ResultSet row) throws SQLException;

    /** Binds the columns of the kind's own, from this index; gives the index after them. */
    protected abstract int bindOwn(PreparedStatement statement, int from, F fields) throws SQLException;

    protected final TableAccess access() {
        return access;
    }

    /** Whether the caller reads the view. */
    protected final boolean readsSeen() {
        return access.fields().goesByField(resource, "read");
    }

    /** What is selected of {@link #source}, for {@link #read} and {@link #readSeen}. */
    protected final String selected() {
        return readsSeen() ? sql.seenColumns() : sql.columns();
    }

    /** The table, or the view for whoever reads that. */
    protected final String source() {
        return readsSeen() ? sql.view() : sql.table();
    }

    public final Page<Kept<F>> page(ListRequest request) {
        return readsSeen()
                ? access.lists().page(seenListing.hiding(columnsHidden()), request, this::readSeen, LIVE)
                : access.lists().page(listing, request, this::read, LIVE);
    }

    private Map<String, String> columnsHidden() {
        Map<String, String> hidden = new HashMap<>(access.fields().unreadable(resource));
        Parts.COLUMNS.forEach((column, field) -> {
            String permission = hidden.get(field);
            if (permission != null) {
                hidden.put(column, permission);
            }
        });
        return hidden;
    }

    @Override
    public final Optional<Kept<F>> find(UUID id) {
        return readsSeen()
                ? select(sql.selectSeen(), List.of(id), this::readSeen).stream().findFirst()
                : select(sql.select(), List.of(id), this::read).stream().findFirst();
    }

    @Override
    public final List<Kept<F>> lock(Collection<UUID> ids) {
        return select(sql.lock(), ids, this::read);
    }

    @Override
    public final Optional<Kept<F>> lockDeleted(UUID id) {
        return select(sql.lockDeleted(), List.of(id), this::read).stream().findFirst();
    }

    @Override
    public final void insert(List<Kept<F>> records) {
        access.jdbc().prepareStatement(sql.insert(), statement -> {
            for (Kept<F> record : records) {
                int next = bind(statement, record);
                statement.setObject(next++, Tenancy.current().organization().value());
                statement.setString(next++, record.createdBy());
                statement.setObject(next, record.createdAt().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    @Override
    public final void update(List<Kept<F>> records) {
        access.jdbc().prepareStatement(sql.update(), statement -> {
            for (Kept<F> record : records) {
                bind(statement, record);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    @Override
    public final boolean delete(Kept<F> record) {
        return mark(sql.delete(), record);
    }

    @Override
    public final void restore(Kept<F> record) {
        mark(sql.restore(), record);
    }

    private boolean mark(String statementSql, Kept<F> record) {
        return access.jdbc().prepareStatement(statementSql, statement -> {
            statement.setLong(1, record.version());
            statement.setObject(2, record.updatedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(3, record.id());
            return statement.executeUpdate() == 1;
        });
    }

    private int bind(PreparedStatement statement, Kept<F> record) throws SQLException {
        F fields = record.fields();
        statement.setLong(1, record.version());
        int next = bindOwn(statement, 2, fields);
        statement.setObject(next++, fields.ownerId());
        statement.setObject(next++, fields.teamId());
        JsonColumns.setTexts(statement, next++, fields.tags());
        statement.setString(next++, access.json().write(fields.custom()));
        statement.setObject(next++, record.updatedAt().atOffset(ZoneOffset.UTC));
        statement.setObject(next++, record.id());
        return next;
    }

    private List<Kept<F>> select(String query, Collection<UUID> ids, Lists.Row<Kept<F>> row) {
        return access.jdbc().prepareStatement(query, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray()));
            List<Kept<F>> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        });
    }

    /** A row of the view, with the names of the fields that are hidden. */
    protected final Kept<F> readSeen(ResultSet row) throws SQLException {
        return read(row).hiding(access.fields().hidden(resource, JsonColumns.texts(row, "seen")));
    }

    protected final Kept<F> read(ResultSet row) throws SQLException {
        return new Kept<>(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                fields(row));
    }
}
