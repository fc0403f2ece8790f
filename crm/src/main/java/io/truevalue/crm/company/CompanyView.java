package io.truevalue.crm.company;

import io.truevalue.crm.record.Address;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.Phone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company as it leaves the service.
 *
 * @param hidden fields that the reader may not see, which are null or empty here
 */
public record CompanyView(
        UUID id,
        long version,
        @Nullable String name,
        @Nullable String domain,
        @Nullable String industry,
        @Nullable String website,
        List<Phone> phones,
        List<Address> addresses,
        @Nullable UUID ownerId,
        @Nullable UUID teamId,
        List<String> tags,
        Map<String, Object> custom,
        @Nullable String createdBy,
        Instant createdAt,
        Instant updatedAt,
        List<String> hidden) {
    static CompanyView of(Kept<CompanyFields> company) {
        CompanyFields fields = company.fields();
        return new CompanyView(
                company.id(),
                company.version(),
                fields.name(),
                fields.domain(),
                fields.industry(),
                fields.website(),
                fields.phones(),
                fields.addresses(),
                fields.ownerId(),
                fields.teamId(),
                fields.tags(),
                fields.custom(),
                company.createdBy(),
                company.createdAt(),
                company.updatedAt(),
                company.hidden());
    }
}
