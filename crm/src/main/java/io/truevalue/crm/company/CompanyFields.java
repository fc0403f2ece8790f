package io.truevalue.crm.company;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.crm.record.Address;
import io.truevalue.crm.record.CustomValues;
import io.truevalue.crm.record.Faults;
import io.truevalue.crm.record.Given;
import io.truevalue.crm.record.Phone;
import io.truevalue.crm.record.RecordFields;
import io.truevalue.crm.record.Websites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be set of a company. Texts are kept as given. */
@Introspected
public record CompanyFields(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 253) String domain,
        @Nullable @Size(max = 200) String industry,
        @Nullable @Size(max = 500) String website,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 50)
        List<@Valid Phone> phones,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 20)
        List<@Valid Address> addresses,

        @Nullable UUID ownerId,
        @Nullable UUID teamId,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 50)
        List<@NotBlank @Size(max = 100) String> tags,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Map<String, Object> custom)
        implements RecordFields<CompanyFields> {
    @SuppressWarnings("NullAway") // What a caller leaves out arrives as null.
    public CompanyFields {
        phones = Given.list("phones", phones);
        addresses = Given.list("addresses", addresses);
        tags = Given.list("tags", tags);
        custom = Given.map(custom);
    }

    /** A company of which the name alone is known. */
    public static CompanyFields named(String name) {
        return new CompanyFields(name, null, null, null, List.of(), List.of(), null, null, List.of(), Map.of());
    }

    @Override
    public CompanyFields ownedBy(@Nullable UUID owner) {
        return new CompanyFields(name, domain, industry, website, phones, addresses, owner, teamId, tags, custom);
    }

    CompanyFields reachable(Faults faults) {
        Websites.check(website, faults);
        Websites.checkDomain(domain, faults);
        CustomValues.check(custom, faults);
        return new CompanyFields(
                name,
                domain,
                industry,
                website,
                Phone.checked(phones, faults),
                addresses,
                ownerId,
                teamId,
                tags,
                custom);
    }
}
