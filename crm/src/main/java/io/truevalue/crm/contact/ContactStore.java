package io.truevalue.crm.contact;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.crm.record.FieldAccess;
import io.truevalue.crm.record.JsonColumns;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.Parts;
import io.truevalue.crm.record.RecordStore;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of contacts. */
@Singleton
class ContactStore implements RecordStore<ContactFields> {
    private static final String COLUMNS = """
            id, version, first_name, last_name, full_name, job_title, company_id, company_name, emails, phones,
            addresses, birthday, website, owner_id, team_id, tags, custom, created_by, created_at, updated_at""";
    private static final String ONE = "SELECT " + COLUMNS + " FROM contact WHERE deleted_at IS NULL AND id = ANY (?)";
    private static final Sql LIVE = Sql.of("deleted_at IS NULL");
    private static final Listing LISTING = listing(COLUMNS, "contact", "full_name");
    /** For who may read single fields: another field is null. */
    private static final String SEEN_COLUMNS = COLUMNS + ", seen";

    private static final Listing SEEN = listing(SEEN_COLUMNS, "contact_seen", "coalesce(full_name, '')");

    private static final String ONE_SEEN =
            "SELECT " + SEEN_COLUMNS + " FROM contact_seen WHERE deleted_at IS NULL AND id = ANY (?)";

    private static Listing listing(String columns, String from, String name) {
        return Listing.of(columns, from)
                .column("id", "id", Kind.UUID)
                .column("created_at", "created_at", Kind.TIMESTAMP)
                .column("updated_at", "updated_at", Kind.TIMESTAMP)
                .column("first_name", "coalesce(first_name, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("last_name", "coalesce(last_name, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("full_name", name + " COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("job_title", "coalesce(job_title, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("company_name", "coalesce(company_name, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("birthday", "coalesce(birthday, 'infinity')", Kind.DATE)
                .filterOnly("company_id", "company_id", Kind.UUID)
                .filterOnly("website", "website", Kind.TEXT)
                .filterOnly("owner_id", "owner_id", Kind.UUID)
                .filterOnly("created_by", "created_by", Kind.TEXT)
                .filterOnly("tags", "tags", Kind.TEXTS)
                .filterOnly("email", "ARRAY(SELECT e ->> 'value' FROM jsonb_array_elements(emails) e)", Kind.TEXTS)
                .filterOnly("phone", "ARRAY(SELECT p ->> 'value' FROM jsonb_array_elements(phones) p)", Kind.TEXTS)
                .filterOnly("city", "ARRAY(SELECT a ->> 'city' FROM jsonb_array_elements(addresses) a)", Kind.TEXTS)
                .filterOnly("state", "ARRAY(SELECT a ->> 'state' FROM jsonb_array_elements(addresses) a)", Kind.TEXTS)
                .filterOnly(
                        "postal_code",
                        "ARRAY(SELECT a ->> 'postal_code' FROM jsonb_array_elements(addresses) a)",
                        Kind.TEXTS)
                .filterOnly(
                        "country", "ARRAY(SELECT a ->> 'country' FROM jsonb_array_elements(addresses) a)", Kind.TEXTS)
                .build();
    }

    private final JdbcOperations jdbc;
    private final Lists lists;
    private final JsonColumns columns;
    private final FieldAccess access;

    ContactStore(JdbcOperations jdbc, Lists lists, JsonColumns columns, FieldAccess access) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.columns = columns;
        this.access = access;
    }

    Page<Kept<ContactFields>> page(ListRequest request) {
        return access.goesByField("contacts", "read")
                ? lists.page(SEEN.hiding(columnsHidden()), request, this::readSeen, LIVE)
                : lists.page(LISTING, request, this::read, LIVE);
    }

    private Map<String, String> columnsHidden() {
        Map<String, String> hidden = new HashMap<>(access.unreadable("contacts"));
        Parts.COLUMNS.forEach((column, field) -> {
            String permission = hidden.get(field);
            if (permission != null) {
                hidden.put(column, permission);
            }
        });
        return hidden;
    }

    @Override
    public Optional<Kept<ContactFields>> find(UUID id) {
        boolean byField = access.goesByField("contacts", "read");
        return select(byField ? ONE_SEEN : ONE, List.of(id), byField ? this::readSeen : this::read).stream()
                .findFirst();
    }

    @Override
    public List<Kept<ContactFields>> lock(Collection<UUID> ids) {
        return select(
                "SELECT " + COLUMNS
                        + " FROM contact WHERE deleted_at IS NULL AND id = ANY (?) ORDER BY id FOR NO KEY UPDATE",
                ids,
                this::read);
    }

    @Override
    public Optional<Kept<ContactFields>> lockDeleted(UUID id) {
        return select(
                        "SELECT " + COLUMNS
                                + " FROM contact WHERE deleted_at IS NOT NULL AND id = ANY (?) FOR NO KEY UPDATE",
                        List.of(id),
                        this::read)
                .stream()
                .findFirst();
    }

    @Override
    public void insert(List<Kept<ContactFields>> contacts) {
        jdbc.prepareStatement("""
                INSERT INTO contact (
                    version, first_name, last_name, full_name, job_title, company_id, company_name, emails, phones,
                    addresses, birthday, website, owner_id, team_id, tags, custom, updated_at, id, org_id, created_by,
                    created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)""", statement -> {
            for (Kept<ContactFields> contact : contacts) {
                int next = bind(statement, contact);
                statement.setObject(next++, Tenancy.current().organization().value());
                statement.setString(next++, contact.createdBy());
                statement.setObject(next, contact.createdAt().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    @Override
    public void update(List<Kept<ContactFields>> contacts) {
        jdbc.prepareStatement("""
                UPDATE contact
                SET version = ?, first_name = ?, last_name = ?, full_name = ?, job_title = ?, company_id = ?,
                    company_name = ?, emails = ?::jsonb, phones = ?::jsonb, addresses = ?::jsonb, birthday = ?,
                    website = ?, owner_id = ?, team_id = ?, tags = ?, custom = ?::jsonb, updated_at = ?
                WHERE id = ?""", statement -> {
            for (Kept<ContactFields> contact : contacts) {
                bind(statement, contact);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    @Override
    public boolean delete(Kept<ContactFields> contact) {
        return mark("""
                UPDATE contact SET deleted_at = now(), version = ?, updated_at = ?
                WHERE id = ? AND deleted_at IS NULL""", contact);
    }

    @Override
    public void restore(Kept<ContactFields> contact) {
        mark("UPDATE contact SET deleted_at = NULL, version = ?, updated_at = ? WHERE id = ?", contact);
    }

    private boolean mark(String sql, Kept<ContactFields> contact) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, contact.version());
            statement.setObject(2, contact.updatedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(3, contact.id());
            return statement.executeUpdate() == 1;
        });
    }

    /** The values of a write, its id last; gives the index after them. */
    private int bind(PreparedStatement statement, Kept<ContactFields> contact) throws SQLException {
        ContactFields fields = contact.fields();
        int next = 1;
        statement.setLong(next++, contact.version());
        statement.setString(next++, fields.firstName());
        statement.setString(next++, fields.lastName());
        statement.setString(next++, fields.fullName());
        statement.setString(next++, fields.jobTitle());
        statement.setObject(next++, fields.companyId());
        statement.setString(next++, fields.companyName());
        statement.setString(next++, columns.write(fields.emails()));
        statement.setString(next++, columns.write(fields.phones()));
        statement.setString(next++, columns.write(fields.addresses()));
        statement.setObject(next++, fields.birthday());
        statement.setString(next++, fields.website());
        statement.setObject(next++, fields.ownerId());
        statement.setObject(next++, fields.teamId());
        JsonColumns.setTexts(statement, next++, fields.tags());
        statement.setString(next++, columns.write(fields.custom()));
        statement.setObject(next++, contact.updatedAt().atOffset(ZoneOffset.UTC));
        statement.setObject(next++, contact.id());
        return next;
    }

    private List<Kept<ContactFields>> select(String sql, Collection<UUID> ids, Lists.Row<Kept<ContactFields>> row) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray()));
            List<Kept<ContactFields>> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        });
    }

    private Kept<ContactFields> readSeen(ResultSet row) throws SQLException {
        return read(row).hiding(access.hidden("contacts", JsonColumns.texts(row, "seen")));
    }

    private Kept<ContactFields> read(ResultSet row) throws SQLException {
        ContactFields fields = new ContactFields(
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("full_name"),
                row.getString("job_title"),
                row.getObject("company_id", UUID.class),
                row.getString("company_name"),
                columns.emails(row),
                columns.phones(row),
                columns.addresses(row),
                row.getObject("birthday", LocalDate.class),
                row.getString("website"),
                row.getObject("owner_id", UUID.class),
                row.getObject("team_id", UUID.class),
                JsonColumns.tags(row),
                columns.custom(row));
        return new Kept<>(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                fields);
    }
}
