package io.truevalue.crm.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of pipelines and their stages. */
@Singleton
class PipelineStore {
    private static final String COLUMNS = """
            id, version, name, created_by, created_at, updated_at,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'status', s.status)
                                       ORDER BY s.place), '[]')
             FROM stage s WHERE s.pipeline_id = pipeline.id AND s.deleted_at IS NULL) AS stages""";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM pipeline ";
    private static final Sql LIVE = Sql.of("deleted_at IS NULL");
    private static final TypeReference<List<Stage>> STAGES = new TypeReference<>() {};

    private static final Listing LISTING = Listing.of(COLUMNS, "pipeline")
            .column("id", "id", Kind.UUID)
            .column("name", "name COLLATE \"und-x-icu\"", Kind.TEXT)
            .column("created_at", "created_at", Kind.TIMESTAMP)
            .column("updated_at", "updated_at", Kind.TIMESTAMP)
            .sortedBy("created_at")
            .build();

    private final Statements statements;
    private final Lists lists;
    private final ObjectMapper json;

    PipelineStore(Statements statements, Lists lists, ObjectMapper json) {
        this.statements = statements;
        this.lists = lists;
        this.json = json;
    }

    Page<Pipeline> page(ListRequest request) {
        return lists.page(LISTING, request, this::read, LIVE);
    }

    Optional<Pipeline> find(UUID id) {
        return statements.find(SELECT + "WHERE id = ? AND deleted_at IS NULL", this::read, id);
    }

    Optional<Pipeline> findDeleted(UUID id) {
        return statements.find(SELECT + "WHERE id = ? AND deleted_at IS NOT NULL", this::read, id);
    }

    /** Whether the organisation has one, or ever had. */
    boolean any() {
        return !statements
                .list("SELECT 1 AS there FROM pipeline LIMIT 1", row -> true)
                .isEmpty();
    }

    /** Until the transaction ends nobody else changes the pipeline or places a deal in it. */
    void hold(Object id) {
        statements.list(
                "SELECT pg_advisory_xact_lock(hashtextextended('pipeline' || current_setting('app.org_id') || ?, 0))",
                row -> true,
                id.toString());
    }

    /** Stages of the pipeline that somebody's deals are in, whether or not the caller may see those. */
    Set<UUID> stagesWithDeals(UUID pipeline) {
        return Set.copyOf(statements.list(
                "SELECT stage_id FROM stages_with_deals(?)", row -> row.getObject(1, UUID.class), pipeline));
    }

    void add(Pipeline pipeline) {
        statements.update(
                """
                INSERT INTO pipeline (org_id, id, version, name, created_by, created_at, updated_at)
                VALUES (current_setting('app.org_id')::uuid, ?, ?, ?, ?, ?, ?)""",
                pipeline.id(),
                pipeline.version(),
                pipeline.name(),
                pipeline.createdBy(),
                pipeline.createdAt(),
                pipeline.updatedAt());
        writeStages(pipeline);
    }

    void replace(Pipeline pipeline) {
        mark(pipeline);
        statements.update(
                """
                UPDATE stage SET deleted_at = now()
                WHERE pipeline_id = ? AND deleted_at IS NULL AND id <> ALL (?::uuid[])""",
                pipeline.id(),
                pipeline.stages().stream().map(stage -> stage.id().toString()).toArray(String[]::new));
        writeStages(pipeline);
    }

    private void writeStages(Pipeline pipeline) {
        for (int place = 0; place < pipeline.stages().size(); place++) {
            Stage stage = pipeline.stages().get(place);
            statements.update(
                    """
                    INSERT INTO stage (org_id, pipeline_id, id, place, name, status)
                    VALUES (current_setting('app.org_id')::uuid, ?, ?, ?, ?, ?)
                    ON CONFLICT (org_id, id) DO UPDATE
                    SET place = excluded.place, name = excluded.name, status = excluded.status""",
                    pipeline.id(),
                    stage.id(),
                    place,
                    stage.name(),
                    stage.status().wireName());
        }
    }

    void delete(Pipeline pipeline) {
        mark(pipeline);
        statements.update("UPDATE pipeline SET deleted_at = now() WHERE id = ?", pipeline.id());
    }

    void restore(Pipeline pipeline) {
        mark(pipeline);
        statements.update("UPDATE pipeline SET deleted_at = NULL WHERE id = ?", pipeline.id());
    }

    private void mark(Pipeline pipeline) {
        statements.update(
                "UPDATE pipeline SET name = ?, version = ?, updated_at = ? WHERE id = ?",
                pipeline.name(),
                pipeline.version(),
                pipeline.updatedAt(),
                pipeline.id());
    }

    private Pipeline read(ResultSet row) throws SQLException {
        try {
            return new Pipeline(
                    row.getObject("id", UUID.class),
                    row.getLong("version"),
                    row.getString("name"),
                    json.readValue(row.getString("stages"), STAGES),
                    row.getString("created_by"),
                    Statements.instant(row, "created_at"),
                    Statements.instant(row, "updated_at"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column holds what was written to it", e);
        }
    }
}
