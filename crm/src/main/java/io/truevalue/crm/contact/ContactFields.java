package io.truevalue.crm.contact;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.crm.record.Address;
import io.truevalue.crm.record.CustomValues;
import io.truevalue.crm.record.Email;
import io.truevalue.crm.record.Faults;
import io.truevalue.crm.record.Given;
import io.truevalue.crm.record.Phone;
import io.truevalue.crm.record.RecordFields;
import io.truevalue.crm.record.Websites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be set of a contact. Texts are kept as given.
 *
 * @param fullName made of the first and last name where it is not given
 * @param companyName a text of its own; the company's name where one is chosen and no text is given
 */
@Introspected
public record ContactFields(
        @Nullable @Size(max = 200) String firstName,
        @Nullable @Size(max = 200) String lastName,
        @Nullable @Size(max = 400) String fullName,
        @Nullable @Size(max = 200) String jobTitle,
        @Nullable UUID companyId,
        @Nullable @Size(max = 200) String companyName,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 20)
        List<@Valid Email> emails,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 50)
        List<@Valid Phone> phones,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 20)
        List<@Valid Address> addresses,

        @Nullable LocalDate birthday,
        @Nullable @Size(max = 500) String website,
        @Nullable UUID ownerId,
        @Nullable UUID teamId,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 50)
        List<@NotBlank @Size(max = 100) String> tags,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Map<String, Object> custom)
        implements RecordFields<ContactFields> {
    @SuppressWarnings("NullAway") // What a caller leaves out arrives as null.
    public ContactFields {
        emails = Given.list("emails", emails);
        phones = Given.list("phones", phones);
        addresses = Given.list("addresses", addresses);
        tags = Given.list("tags", tags);
        custom = Given.map(custom);
    }

    @Override
    public ContactFields ownedBy(@Nullable UUID owner) {
        return new ContactFields(
                firstName,
                lastName,
                fullName,
                jobTitle,
                companyId,
                companyName,
                emails,
                phones,
                addresses,
                birthday,
                website,
                owner,
                teamId,
                tags,
                custom);
    }

    /** A name that was made of its parts follows them. */
    ContactFields named(@Nullable ContactFields before, Faults faults) {
        String name = fullName == null || followedParts(before) ? nameOfParts() : fullName;
        if (name == null || name.isBlank()) {
            faults.add("full_name", "required", "a contact has a name, or at least an e-mail address");
        }
        return new ContactFields(
                firstName,
                lastName,
                name,
                jobTitle,
                companyId,
                companyName,
                emails,
                phones,
                addresses,
                birthday,
                website,
                ownerId,
                teamId,
                tags,
                custom);
    }

    private boolean followedParts(@Nullable ContactFields before) {
        return before != null
                && Objects.equals(fullName, before.fullName)
                && Objects.equals(fullName, before.nameOfParts());
    }

    private @Nullable String nameOfParts() {
        String name = Stream.of(firstName, lastName)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        if (!name.isEmpty()) {
            return name;
        }
        return emails.isEmpty() ? null : emails.getFirst().value();
    }

    /** Of a company, where its name is not given. */
    ContactFields at(@Nullable String nameOfCompany) {
        return new ContactFields(
                firstName,
                lastName,
                fullName,
                jobTitle,
                companyId,
                nameOfCompany,
                emails,
                phones,
                addresses,
                birthday,
                website,
                ownerId,
                teamId,
                tags,
                custom);
    }

    ContactFields reachable(Faults faults) {
        Websites.check(website, faults);
        CustomValues.check(custom, faults);
        if (birthday != null && (birthday.getYear() < 1 || birthday.getYear() > 9999)) {
            faults.add("birthday", "invalid_date", "a date of the years 1 to 9999");
        }
        return new ContactFields(
                firstName,
                lastName,
                fullName,
                jobTitle,
                companyId,
                companyName,
                Email.checked(emails, faults),
                Phone.checked(phones, faults),
                addresses,
                birthday,
                website,
                ownerId,
                teamId,
                tags,
                custom);
    }
}
