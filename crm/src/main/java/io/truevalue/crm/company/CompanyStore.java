package io.truevalue.crm.company;

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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of companies. */
@Singleton
class CompanyStore implements RecordStore<CompanyFields> {
    private static final String COLUMNS = """
            id, version, name, domain, industry, website, phones, addresses, owner_id, team_id, tags, custom,
            created_by, created_at, updated_at""";
    private static final String ONE = "SELECT " + COLUMNS + " FROM company WHERE deleted_at IS NULL AND id = ANY (?)";
    private static final Sql LIVE = Sql.of("deleted_at IS NULL");
    private static final Listing LISTING = listing(COLUMNS, "company", "name");
    /** For who may read single fields: another field is null. */
    private static final String SEEN_COLUMNS = COLUMNS + ", seen";

    private static final Listing SEEN = listing(SEEN_COLUMNS, "company_seen", "coalesce(name, '')");

    private static final String ONE_SEEN =
            "SELECT " + SEEN_COLUMNS + " FROM company_seen WHERE deleted_at IS NULL AND id = ANY (?)";

    private static Listing listing(String columns, String from, String name) {
        return Listing.of(columns, from)
                .column("id", "id", Kind.UUID)
                .column("created_at", "created_at", Kind.TIMESTAMP)
                .column("updated_at", "updated_at", Kind.TIMESTAMP)
                .column("name", name + " COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("domain", "coalesce(domain, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("industry", "coalesce(industry, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .filterOnly("website", "website", Kind.TEXT)
                .filterOnly("owner_id", "owner_id", Kind.UUID)
                .filterOnly("created_by", "created_by", Kind.TEXT)
                .filterOnly("tags", "tags", Kind.TEXTS)
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

    CompanyStore(JdbcOperations jdbc, Lists lists, JsonColumns columns, FieldAccess access) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.columns = columns;
        this.access = access;
    }

    Page<Kept<CompanyFields>> page(ListRequest request) {
        return access.goesByField("companies", "read")
                ? lists.page(SEEN.hiding(columnsHidden()), request, this::readSeen, LIVE)
                : lists.page(LISTING, request, this::read, LIVE);
    }

    private Map<String, String> columnsHidden() {
        Map<String, String> hidden = new HashMap<>(access.unreadable("companies"));
        Parts.COLUMNS.forEach((column, field) -> {
            String permission = hidden.get(field);
            if (permission != null) {
                hidden.put(column, permission);
            }
        });
        return hidden;
    }

    @Override
    public Optional<Kept<CompanyFields>> find(UUID id) {
        boolean byField = access.goesByField("companies", "read");
        return select(byField ? ONE_SEEN : ONE, List.of(id), byField ? this::readSeen : this::read).stream()
                .findFirst();
    }

    @Override
    public List<Kept<CompanyFields>> lock(Collection<UUID> ids) {
        return select(
                "SELECT " + COLUMNS
                        + " FROM company WHERE deleted_at IS NULL AND id = ANY (?) ORDER BY id FOR NO KEY UPDATE",
                ids,
                this::read);
    }

    @Override
    public Optional<Kept<CompanyFields>> lockDeleted(UUID id) {
        return select(
                        "SELECT " + COLUMNS
                                + " FROM company WHERE deleted_at IS NOT NULL AND id = ANY (?) FOR NO KEY UPDATE",
                        List.of(id),
                        this::read)
                .stream()
                .findFirst();
    }

    @Override
    public void insert(List<Kept<CompanyFields>> companies) {
        jdbc.prepareStatement("""
                INSERT INTO company (
                    version, name, domain, industry, website, phones, addresses, owner_id, team_id, tags, custom,
                    updated_at, id, org_id, created_by, created_at)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)""", statement -> {
            for (Kept<CompanyFields> company : companies) {
                int next = bind(statement, company);
                statement.setObject(next++, Tenancy.current().organization().value());
                statement.setString(next++, company.createdBy());
                statement.setObject(next, company.createdAt().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    @Override
    public void update(List<Kept<CompanyFields>> companies) {
        jdbc.prepareStatement("""
                UPDATE company
                SET version = ?, name = ?, domain = ?, industry = ?, website = ?, phones = ?::jsonb,
                    addresses = ?::jsonb, owner_id = ?, team_id = ?, tags = ?, custom = ?::jsonb, updated_at = ?
                WHERE id = ?""", statement -> {
            for (Kept<CompanyFields> company : companies) {
                bind(statement, company);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    @Override
    public boolean delete(Kept<CompanyFields> company) {
        return mark("""
                UPDATE company SET deleted_at = now(), version = ?, updated_at = ?
                WHERE id = ? AND deleted_at IS NULL""", company);
    }

    @Override
    public void restore(Kept<CompanyFields> company) {
        mark("UPDATE company SET deleted_at = NULL, version = ?, updated_at = ? WHERE id = ?", company);
    }

    /** The companies of these names, whatever their case; the oldest where several share one. */
    Map<String, UUID> byName(Collection<String> lowerNames) {
        return jdbc.prepareStatement("""
                SELECT lower(name), id FROM company
                WHERE deleted_at IS NULL AND lower(name) = ANY (?)
                ORDER BY created_at DESC, id DESC""", statement -> {
            JsonColumns.setTexts(statement, 1, List.copyOf(lowerNames));
            Map<String, UUID> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getObject(2, UUID.class));
                }
            }
            return found;
        });
    }

    private boolean mark(String sql, Kept<CompanyFields> company) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, company.version());
            statement.setObject(2, company.updatedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(3, company.id());
            return statement.executeUpdate() == 1;
        });
    }

    /** The values of a write, its id last; gives the index after them. */
    private int bind(PreparedStatement statement, Kept<CompanyFields> company) throws SQLException {
        CompanyFields fields = company.fields();
        int next = 1;
        statement.setLong(next++, company.version());
        statement.setString(next++, fields.name());
        statement.setString(next++, fields.domain());
        statement.setString(next++, fields.industry());
        statement.setString(next++, fields.website());
        statement.setString(next++, columns.write(fields.phones()));
        statement.setString(next++, columns.write(fields.addresses()));
        statement.setObject(next++, fields.ownerId());
        statement.setObject(next++, fields.teamId());
        JsonColumns.setTexts(statement, next++, fields.tags());
        statement.setString(next++, columns.write(fields.custom()));
        statement.setObject(next++, company.updatedAt().atOffset(ZoneOffset.UTC));
        statement.setObject(next++, company.id());
        return next;
    }

    private List<Kept<CompanyFields>> select(String sql, Collection<UUID> ids, Lists.Row<Kept<CompanyFields>> row) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray()));
            List<Kept<CompanyFields>> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        });
    }

    private Kept<CompanyFields> readSeen(ResultSet row) throws SQLException {
        return read(row).hiding(access.hidden("companies", JsonColumns.texts(row, "seen")));
    }

    private Kept<CompanyFields> read(ResultSet row) throws SQLException {
        CompanyFields fields = new CompanyFields(
                row.getString("name"),
                row.getString("domain"),
                row.getString("industry"),
                row.getString("website"),
                columns.phones(row),
                columns.addresses(row),
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
