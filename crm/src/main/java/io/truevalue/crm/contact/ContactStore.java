package io.truevalue.crm.contact;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The rows of contacts. */
@Singleton
class ContactStore extends RecordTable<ContactFields> {
    private static final RecordSql SQL = new RecordSql(
            "contact",
            List.of(
                    "first_name",
                    "last_name",
                    "full_name",
                    "job_title",
                    "company_id",
                    "company_name",
                    "emails::jsonb",
                    "phones::jsonb",
                    "addresses::jsonb",
                    "birthday",
                    "website"));

    ContactStore(TableAccess access) {
        super(access, "contacts", SQL, ContactStore::columns);
    }

    private static Listing.Builder columns(Listing.Builder builder, boolean seen) {
        String fullName = seen ? "coalesce(full_name, '')" : "full_name";
        return builder.column("first_name", "coalesce(first_name, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("last_name", "coalesce(last_name, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("full_name", fullName + " COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("job_title", "coalesce(job_title, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("company_name", "coalesce(company_name, '') COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("birthday", "coalesce(birthday, 'infinity')", Kind.DATE)
                .filterOnly("company_id", "company_id", Kind.UUID)
                .filterOnly("website", "website", Kind.TEXT)
                .filterOnly("email", JsonColumns.each("emails", "value"), Kind.TEXTS)
                .filterOnly("phone", JsonColumns.each("phones", "value"), Kind.TEXTS)
                .filterOnly("city", JsonColumns.each("addresses", "city"), Kind.TEXTS)
                .filterOnly("state", JsonColumns.each("addresses", "state"), Kind.TEXTS)
                .filterOnly("postal_code", JsonColumns.each("addresses", "postal_code"), Kind.TEXTS)
                .filterOnly("country", JsonColumns.each("addresses", "country"), Kind.TEXTS);
    }

    @Override
    protected int bindOwn(PreparedStatement statement, int from, ContactFields fields) throws SQLException {
        int next = from;
        statement.setString(next++, fields.firstName());
        statement.setString(next++, fields.lastName());
        statement.setString(next++, fields.fullName());
        statement.setString(next++, fields.jobTitle());
        statement.setObject(next++, fields.companyId());
        statement.setString(next++, fields.companyName());
        statement.setString(next++, access().json().write(fields.emails()));
        statement.setString(next++, access().json().write(fields.phones()));
        statement.setString(next++, access().json().write(fields.addresses()));
        statement.setObject(next++, fields.birthday());
        statement.setString(next++, fields.website());
        return next;
    }

    @Override
    protected ContactFields fields(ResultSet row) throws SQLException {
        return new ContactFields(
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("full_name"),
                row.getString("job_title"),
                row.getObject("company_id", UUID.class),
                row.getString("company_name"),
                access().json().emails(row),
                access().json().phones(row),
                access().json().addresses(row),
                row.getObject("birthday", LocalDate.class),
                row.getString("website"),
                row.getObject("owner_id", UUID.class),
                row.getObject("team_id", UUID.class),
                JsonColumns.tags(row),
                access().json().custom(row));
    }
}
