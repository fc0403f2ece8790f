package io.truevalue.crm.contact;

import io.truevalue.crm.record.Address;
import io.truevalue.crm.record.Email;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.Phone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it leaves the service.
 *
 * @param hidden fields that the reader may not see, which are null or empty here
 */
public record ContactView(
        UUID id,
        long version,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String fullName,
        @Nullable String jobTitle,
        @Nullable UUID companyId,
        @Nullable String companyName,
        List<Email> emails,
        List<Phone> phones,
        List<Address> addresses,
        @Nullable LocalDate birthday,
        @Nullable String website,
        @Nullable UUID ownerId,
        @Nullable UUID teamId,
        List<String> tags,
        Map<String, Object> custom,
        @Nullable String createdBy,
        Instant createdAt,
        Instant updatedAt,
        List<String> hidden) {
    static ContactView of(Kept<ContactFields> contact) {
        ContactFields fields = contact.fields();
        return new ContactView(
                contact.id(),
                contact.version(),
                fields.firstName(),
                fields.lastName(),
                fields.fullName(),
                fields.jobTitle(),
                fields.companyId(),
                fields.companyName(),
                fields.emails(),
                fields.phones(),
                fields.addresses(),
                fields.birthday(),
                fields.website(),
                fields.ownerId(),
                fields.teamId(),
                fields.tags(),
                fields.custom(),
                contact.createdBy(),
                contact.createdAt(),
                contact.updatedAt(),
                contact.hidden());
    }
}
