package io.truevalue.crm.deal;

import io.truevalue.crm.pipeline.DealStatus;
import io.truevalue.crm.record.Kept;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it leaves the service.
 *
 * @param position among the deals of its stage, a number in decimals; the least is first
 * @param hidden fields that the reader may not see, which are null or empty here
 */
public record DealView(
        UUID id,
        long version,
        @Nullable String name,
        @Nullable UUID pipelineId,
        @Nullable UUID stageId,
        @Nullable String position,
        @Nullable Amount amount,
        @Nullable LocalDate closeDate,
        @Nullable DealStatus status,
        @Nullable UUID companyId,
        List<UUID> contactIds,
        @Nullable UUID ownerId,
        @Nullable UUID teamId,
        List<String> tags,
        Map<String, Object> custom,
        @Nullable String createdBy,
        Instant createdAt,
        Instant updatedAt,
        List<String> hidden) {
    static DealView of(Kept<DealFields> deal) {
        DealFields fields = deal.fields();
        return new DealView(
                deal.id(),
                deal.version(),
                fields.name(),
                fields.pipelineId(),
                fields.stageId(),
                fields.position(),
                fields.amount(),
                fields.closeDate(),
                fields.status(),
                fields.companyId(),
                fields.contactIds(),
                fields.ownerId(),
                fields.teamId(),
                fields.tags(),
                fields.custom(),
                deal.createdBy(),
                deal.createdAt(),
                deal.updatedAt(),
                deal.hidden());
    }
}
