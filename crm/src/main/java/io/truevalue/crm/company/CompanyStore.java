package io.truevalue.crm.company;

import io.truevalue.crm.record.JsonColumns;
import io.truevalue.crm.record.RecordSql;
import io.truevalue.crm.record.RecordTable;
import io.truevalue.crm.record.TableAccess;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.Listing;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of companies. */
@Singleton
class CompanyStore extends RecordTable<CompanyFields> {
    private static final RecordSql SQL = new RecordSql(
            "company", List.of("name", "domain", "industry", "website", "phones::jsonb", "addresses::jsonb"));

    CompanyStore(TableAccess access) {
        super(access, "companies", SQL, CompanyStore::columns);
    }

    private static Listing.Builder columns(Listing.Builder builder, boolean seen) {
        return builder.column("name", (seen ? "coalesce(name, '')" : "name") + " COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("domain", "coalesce(domain, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("industry", "coalesce(industry, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .filterOnly("website", "website", Kind.TEXT)
                .filterOnly("phone", JsonColumns.each("phones", "value"), Kind.TEXTS)
                .filterOnly("city", JsonColumns.each("addresses", "city"), Kind.TEXTS)
                .filterOnly("state", JsonColumns.each("addresses", "state"), Kind.TEXTS)
                .filterOnly("postal_code", JsonColumns.each("addresses", "postal_code"), Kind.TEXTS)
                .filterOnly("country", JsonColumns.each("addresses", "country"), Kind.TEXTS);
    }

    /** The companies of these names, whatever their case; the oldest where several share one. */
    Map<String, UUID> byName(Collection<String> lowerNames) {
        return access().jdbc().prepareStatement("""
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

    @Override
    protected int bindOwn(PreparedStatement statement, int from, CompanyFields fields) throws SQLException {
        int next = from;
        statement.setString(next++, fields.name());
        statement.setString(next++, fields.domain());
        statement.setString(next++, fields.industry());
        statement.setString(next++, fields.website());
        statement.setString(next++, access().json().write(fields.phones()));
        statement.setString(next++, access().json().write(fields.addresses()));
        return next;
    }

    @Override
    protected CompanyFields fields(ResultSet row) throws SQLException {
        return new CompanyFields(
                row.getString("name"),
                row.getString("domain"),
                row.getString("industry"),
                row.getString("website"),
                access().json().phones(row),
                access().json().addresses(row),
                row.getObject("owner_id", UUID.class),
                row.getObject("team_id", UUID.class),
                JsonColumns.tags(row),
                access().json().custom(row));
    }
}
