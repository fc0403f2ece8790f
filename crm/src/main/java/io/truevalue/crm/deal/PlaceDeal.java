package io.truevalue.crm.deal;

import static io.truevalue.crm.pipeline.PipelineProblem.NO_PIPELINE;

import io.truevalue.crm.pipeline.BeginPipelines;
import io.truevalue.crm.pipeline.DealStatus;
import io.truevalue.crm.pipeline.Stages;
import io.truevalue.crm.pipeline.Stages.Placed;
import io.truevalue.crm.record.Faults;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says where deals stand. A deal that comes into a stage is its first; its pipeline is held until the transaction ends, so
 * that no two come to one position. Must be called in a transaction.
 */
@Singleton
class PlaceDeal {
    private final Stages stages;
    private final BeginPipelines beginning;
    private final DealStore deals;

    PlaceDeal(Stages stages, BeginPipelines beginning, DealStore deals) {
        this.stages = stages;
        this.beginning = beginning;
        this.deals = deals;
    }

    /** Where a new deal is to stand, or one whose pipeline, stage or status was changed. */
    DealFields placed(DealFields given, @Nullable DealFields before, Faults faults) {
        if (!Objects.equals(given.position(), before == null ? null : before.position())) {
            faults.add("position", "read_only", "is changed by moving the deal; leave it out");
        }
        Optional<Placed> wanted = before == null ? ofNew(given, faults) : ofChanged(given, before, faults);
        if (wanted.isEmpty()) {
            return given;
        }
        Placed placed = wanted.get();
        boolean setsStatus = given.status() != null && (before == null || given.status() != before.status());
        if (setsStatus && given.status() != placed.stage().status()) {
            faults.add("status", "conflict", "is that of the stage; leave one of the two out");
        }
        if (before != null && placed.stage().id().equals(before.stageId())) {
            return given.at(placed, before.position());
        }
        Optional<Placed> held = stages.hold(placed);
        if (held.isEmpty()) {
            faults.add("stage_id", "unknown", "no such stage");
            return given;
        }
        return first(given, held.get());
    }

    private Optional<Placed> ofNew(DealFields given, Faults faults) {
        if (given.stageId() != null) {
            return named(given.stageId(), given.pipelineId(), faults);
        }
        if (given.pipelineId() != null) {
            return firstOf(given.pipelineId(), given.status(), faults);
        }
        beginning.begin();
        Optional<Placed> usual = stages.usual(given.status());
        if (usual.isEmpty()) {
            faults.add("pipeline_id", "required", "there is no pipeline to begin in; make one, or restore one");
        }
        return usual;
    }

    private Optional<Placed> ofChanged(DealFields given, DealFields before, Faults faults) {
        UUID stage = given.stageId();
        UUID pipeline = given.pipelineId();
        if (stage == null || pipeline == null) {
            faults.add(stage == null ? "stage_id" : "pipeline_id", "required", "a deal is always in a stage");
            return Optional.empty();
        }
        boolean otherPipeline = !pipeline.equals(before.pipelineId());
        if (!stage.equals(before.stageId())) {
            return named(stage, otherPipeline ? pipeline : null, faults);
        }
        if (otherPipeline) {
            return firstOf(pipeline, given.status() == before.status() ? null : given.status(), faults);
        }
        if (given.status() != null && given.status() != before.status()) {
            return firstOf(pipeline, given.status(), faults);
        }
        return stages.find(stage);
    }

    private Optional<Placed> named(UUID stage, @Nullable UUID pipeline, Faults faults) {
        Optional<Placed> found = stages.find(stage);
        if (found.isEmpty()) {
            faults.add("stage_id", "unknown", "no such stage");
        } else if (pipeline != null && !pipeline.equals(found.get().pipeline())) {
            faults.add("stage_id", "unknown", "no such stage of that pipeline");
        }
        return found;
    }

    private Optional<Placed> firstOf(UUID pipeline, @Nullable DealStatus status, Faults faults) {
        Optional<Placed> found = stages.first(pipeline, status);
        if (found.isEmpty() && stages.first(pipeline, null).isEmpty()) {
            faults.add("pipeline_id", "unknown", "no such pipeline");
        } else if (found.isEmpty()) {
            faults.add("status", "unknown", "the pipeline has no stage of this status");
        }
        return found;
    }

    /** Where a deleted deal is to come back: where it was, or else to where a new one would come. */
    DealFields back(DealFields deleted) {
        Placed placed = Optional.ofNullable(deleted.stageId())
                .flatMap(stages::find)
                .or(() -> Optional.ofNullable(deleted.pipelineId()).flatMap(gone -> stages.first(gone, null)))
                .or(() -> stages.usual(null))
                .flatMap(stages::hold)
                .orElseThrow(() -> NO_PIPELINE.because("Its pipeline was deleted. Restore that one, or make another."));
        return placed.stage().id().equals(deleted.stageId())
                ? deleted.at(placed, deleted.position())
                : first(deleted, placed);
    }

    /** A deal in a stage, first or behind another one. */
    DealFields moved(UUID deal, DealFields before, UUID stage, @Nullable UUID after) {
        Faults faults = new Faults();
        Optional<Placed> placed = stages.find(stage).flatMap(stages::hold);
        if (placed.isEmpty()) {
            faults.add("stage_id", "unknown", "no such stage");
        }
        Optional<BigDecimal> behind =
                after == null || after.equals(deal) ? Optional.empty() : deals.positionOf(after, stage);
        if (after != null && behind.isEmpty()) {
            faults.add("after_id", "unknown", "no such other deal in the stage");
        }
        faults.refuseIfAny();
        BigDecimal next = deals.nextPosition(stage, behind.orElse(null)).orElse(null);
        boolean stays = stage.equals(before.stageId())
                && next != null
                && next.toPlainString().equals(before.position());
        return stays
                ? before
                : before.at(
                        placed.orElseThrow(),
                        Between.of(behind.orElse(null), next).toPlainString());
    }

    private DealFields first(DealFields deal, Placed placed) {
        BigDecimal first = deals.nextPosition(placed.stage().id(), null).orElse(null);
        return deal.at(placed, Between.of(null, first).toPlainString());
    }
}
