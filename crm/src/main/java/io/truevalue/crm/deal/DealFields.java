package io.truevalue.crm.deal;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import io.truevalue.crm.pipeline.DealStatus;
import io.truevalue.crm.pipeline.Stages.Placed;
import io.truevalue.crm.record.CustomValues;
import io.truevalue.crm.record.Faults;
import io.truevalue.crm.record.Given;
import io.truevalue.crm.record.RecordFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be set of a deal. Texts are kept as given.
 *
 * @param pipelineId follows the stage
 * @param stageId the first one of the pipeline where it is not given
 * @param position among the deals of the stage, a number in decimals; it is changed by moving the deal
 * @param status of the stage; to set it moves the deal to the pipeline's first stage that has it
 */
@Introspected
public record DealFields(
        @NotBlank @Size(max = 200) String name,
        @Nullable UUID pipelineId,
        @Nullable UUID stageId,
        @Nullable String position,
        @Nullable @Valid Amount amount,
        @Nullable LocalDate closeDate,
        @Nullable DealStatus status,
        @Nullable UUID companyId,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 50)
        List<UUID> contactIds,

        @Nullable UUID ownerId,
        @Nullable UUID teamId,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 50)
        List<@NotBlank @Size(max = 100) String> tags,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Map<String, Object> custom)
        implements RecordFields<DealFields> {
    @SuppressWarnings("NullAway") // What a caller leaves out arrives as null.
    public DealFields {
        contactIds = Given.list("contact_ids", contactIds);
        tags = Given.list("tags", tags);
        custom = Given.map(custom);
    }

    @Override
    public DealFields ownedBy(@Nullable UUID owner) {
        return new DealFields(
                name,
                pipelineId,
                stageId,
                position,
                amount,
                closeDate,
                status,
                companyId,
                contactIds,
                owner,
                teamId,
                tags,
                custom);
    }

    /** The same deal at this place. */
    DealFields at(Placed placed, @Nullable String newPosition) {
        return new DealFields(
                name,
                placed.pipeline(),
                placed.stage().id(),
                newPosition,
                amount,
                closeDate,
                placed.stage().status(),
                companyId,
                contactIds,
                ownerId,
                teamId,
                tags,
                custom);
    }

    void check(Faults faults) {
        CustomValues.check(custom, faults);
        if (amount != null) {
            amount.check(faults);
        }
        if (closeDate != null && (closeDate.getYear() < 1 || closeDate.getYear() > 9999)) {
            faults.add("close_date", "invalid_date", "a date of the years 1 to 9999");
        }
        if (new HashSet<>(contactIds).size() < contactIds.size()) {
            faults.add("contact_ids", "duplicate", "each contact once");
        }
    }
}
