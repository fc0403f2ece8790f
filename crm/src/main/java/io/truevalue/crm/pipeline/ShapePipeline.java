package io.truevalue.crm.pipeline;

import static io.truevalue.crm.pipeline.PipelineProblem.PIPELINE_IN_USE;
import static io.truevalue.crm.pipeline.PipelineProblem.STAGE_IN_USE;

import io.truevalue.crm.record.Faults;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.IfMatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes pipelines, changes, deletes and restores them. No deal is ever without a stage of a pipeline that there is. */
@Singleton
class ShapePipeline {
    private final Transactions transactions;
    private final ReadPipelines read;
    private final PipelineStore pipelines;
    private final Outbox outbox;
    private final Clock clock;

    ShapePipeline(Transactions transactions, ReadPipelines read, PipelineStore pipelines, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.read = read;
        this.pipelines = pipelines;
        this.outbox = outbox;
        this.clock = clock;
    }

    Pipeline create(PipelineRequest request) {
        Faults faults = new Faults();
        String name = PipelineRules.name("name", request.name(), faults);
        List<Stage> stages = PipelineRules.stages(request.stages(), List.of(), faults);
        faults.refuseIfAny();
        return transactions.in(() -> {
            Instant now = now();
            Pipeline pipeline =
                    new Pipeline(Ids.next(), 1, name, stages, Tenancy.current().id(), now, now);
            pipelines.add(pipeline);
            tell("created", null, pipeline);
            return pipeline;
        });
    }

    Pipeline change(String id, IfMatch condition, PipelinePatch patch) {
        return transactions.in(() -> {
            Pipeline before = read.held(id);
            condition.verify(before.version());
            Pipeline wanted = patched(before, patch);
            if (wanted.equals(before)) {
                return before;
            }
            refuseIfInUse(before, wanted);
            Pipeline after = wanted.next(now());
            pipelines.replace(after);
            tell("updated", before, after);
            return after;
        });
    }

    private static Pipeline patched(Pipeline before, PipelinePatch patch) {
        Faults faults = new Faults();
        String name = patch.name() == null
                ? before.name()
                : PipelineRules.name("name", patch.name().value(), faults);
        List<Stage> stages = patch.stages() == null
                ? before.stages()
                : PipelineRules.stages(patch.stages().value(), before.stages(), faults);
        faults.refuseIfAny();
        return before.with(name, stages);
    }

    /** A stage with deals in it stays, and so does their status. */
    private void refuseIfInUse(Pipeline before, Pipeline wanted) {
        Set<UUID> used = pipelines.stagesWithDeals(before.id());
        for (Stage stage : before.stages()) {
            boolean kept = wanted.stages().stream()
                    .anyMatch(one -> one.id().equals(stage.id()) && one.status() == stage.status());
            if (!kept && used.contains(stage.id())) {
                throw STAGE_IN_USE.because("Move the deals out of the stage " + stage.name() + " first.");
            }
        }
    }

    void delete(String id, IfMatch condition) {
        transactions.run(() -> {
            Pipeline before = read.held(id);
            condition.verify(before.version());
            if (!pipelines.stagesWithDeals(before.id()).isEmpty()) {
                throw PIPELINE_IN_USE.because("Move its deals to another pipeline, or delete them, first.");
            }
            pipelines.delete(before.next(now()));
            tell("deleted", before, null);
        });
    }

    /** One that is not deleted is left as it is. */
    Pipeline restore(String id) {
        return transactions.in(() -> {
            UUID pipeline = Ids.parse(id).orElseThrow(ReadPipelines::notFound);
            pipelines.hold(pipeline);
            return pipelines.findDeleted(pipeline).map(this::restored).orElseGet(() -> read.read(id));
        });
    }

    private Pipeline restored(Pipeline deleted) {
        Pipeline after = deleted.next(now());
        pipelines.restore(after);
        tell("restored", null, after);
        return after;
    }

    private void tell(String what, @Nullable Pipeline before, @Nullable Pipeline after) {
        Pipeline told = after == null ? before : after;
        if (told != null) {
            outbox.append(Event.of(Topics.RECORD, "pipeline." + what, told.id())
                    .before(before)
                    .after(after));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
