package io.truevalue.crm.imports.mapping;

import io.truevalue.crm.contact.ContactFields;
import io.truevalue.crm.record.Faults;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as contacts. */
public final class ContactRows implements RowReader<ContactFields> {
    private static final ContactFields EMPTY = new ContactFields(
            null, null, null, null, null, null, List.of(), List.of(), List.of(), null, null, null, null, List.of(),
            Map.of());
    private static final DateTimeFormatter AMERICAN =
            DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    @Override
    public ContactFields read(Row row, @Nullable ContactFields known, Map<String, UUID> companies, Faults faults) {
        ContactFields before = known == null ? EMPTY : known;
        String company = row.one("company:create").orElse(null);
        return new ContactFields(
                row.one("first_name").orElse(before.firstName()),
                row.one("last_name").orElse(before.lastName()),
                row.one("full_name").orElse(before.fullName()),
                row.one("job_title").orElse(before.jobTitle()),
                company == null ? before.companyId() : companies.get(company.toLowerCase(Locale.ROOT)),
                row.one("company_name").orElse(company == null ? before.companyName() : company),
                SharedCells.emails(row, before.emails()),
                SharedCells.phones(row, before.phones()),
                SharedCells.addresses(row, before.addresses()),
                row.one("birthday").map(text -> date(text, faults)).orElse(before.birthday()),
                row.one("website").orElse(before.website()),
                before.ownerId(),
                before.teamId(),
                SharedCells.tags(row, before.tags()),
                row.custom(before.custom()));
    }

    private static @Nullable LocalDate date(String text, Faults faults) {
        try {
            return text.indexOf('/') > 0 ? LocalDate.parse(text, AMERICAN) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            faults.add("birthday", "invalid_date", "a date such as 1958-10-13 or 10/13/1958");
            return null;
        }
    }
}
