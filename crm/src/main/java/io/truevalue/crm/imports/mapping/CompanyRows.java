package io.truevalue.crm.imports.mapping;

import io.truevalue.crm.company.CompanyFields;
import io.truevalue.crm.record.Faults;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as companies. */
public final class CompanyRows implements RowReader<CompanyFields> {
    private static final CompanyFields EMPTY = CompanyFields.named("");

    @Override
    public CompanyFields read(Row row, @Nullable CompanyFields known, Map<String, UUID> companies, Faults faults) {
        CompanyFields before = known == null ? EMPTY : known;
        return new CompanyFields(
                row.one("name").orElse(before.name()),
                row.one("domain").orElse(before.domain()),
                row.one("industry").orElse(before.industry()),
                row.one("website").orElse(before.website()),
                SharedCells.phones(row, before.phones()),
                SharedCells.addresses(row, before.addresses()),
                before.ownerId(),
                before.teamId(),
                SharedCells.tags(row, before.tags()),
                row.custom(before.custom()));
    }
}
