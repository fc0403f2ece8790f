package io.truevalue.crm.pipeline;

import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where deals may stand. Must be called in a transaction. */
@Singleton
public class Stages {
    private static final String SELECT = """
            SELECT s.pipeline_id, s.id, s.name, s.status
            FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
            WHERE s.deleted_at IS NULL AND p.deleted_at IS NULL AND\s""";
    private static final Lists.Row<Placed> ROW = row -> new Placed(
            row.getObject("pipeline_id", UUID.class),
            new Stage(
                    row.getObject("id", UUID.class), row.getString("name"), DealStatus.named(row.getString("status"))));

    private final Statements statements;
    private final PipelineStore pipelines;

    Stages(Statements statements, PipelineStore pipelines) {
        this.statements = statements;
        this.pipelines = pipelines;
    }

    /** A stage and its pipeline. */
    public record Placed(UUID pipeline, Stage stage) {}

    public Optional<Placed> find(UUID stage) {
        return statements.find(SELECT + "s.id = ?", ROW, stage);
    }

    /** The first stage of a pipeline whose deals have the status, or of any. */
    public Optional<Placed> first(UUID pipeline, @Nullable DealStatus status) {
        return statements.find(
                SELECT + "s.pipeline_id = ? AND s.status = coalesce(?, s.status) ORDER BY s.place LIMIT 1",
                ROW,
                pipeline,
                status == null ? null : status.wireName());
    }

    /** The first stage of the pipeline that deals go where none is named: the oldest one. */
    public Optional<Placed> usual(@Nullable DealStatus status) {
        return statements
                .find(
                        "SELECT id FROM pipeline WHERE deleted_at IS NULL ORDER BY created_at, id LIMIT 1",
                        row -> row.getObject(1, UUID.class))
                .flatMap(pipeline -> first(pipeline, status));
    }

    /**
     * Holds the stage's pipeline until the transaction ends: nobody else places a deal in it or takes the stage away. Empty
     * where that happened just before.
     */
    public Optional<Placed> hold(Placed placed) {
        pipelines.hold(placed.pipeline());
        return find(placed.stage().id());
    }
}
