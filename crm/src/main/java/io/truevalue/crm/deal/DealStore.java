package io.truevalue.crm.deal;

import io.truevalue.crm.pipeline.DealStatus;
import io.truevalue.crm.record.JsonColumns;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.RecordSql;
import io.truevalue.crm.record.RecordTable;
import io.truevalue.crm.record.TableAccess;
import io.truevalue.tenancy.database.Statements;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.Listing;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of deals. */
@Singleton
class DealStore extends RecordTable<DealFields> {
    private static final RecordSql SQL = new RecordSql(
            "deal",
            List.of(
                    "name",
                    "pipeline_id",
                    "stage_id",
                    "position",
                    "amount::jsonb",
                    "close_date",
                    "status",
                    "company_id",
                    "contact_ids"));

    private final Statements statements;

    DealStore(TableAccess access, Statements statements) {
        super(access, "deals", SQL, DealStore::columns);
        this.statements = statements;
    }

    private static Listing.Builder columns(Listing.Builder builder, boolean seen) {
        return builder.column("name", (seen ? "coalesce(name, '')" : "name") + " COLLATE \"und-x-icu\"", Kind.TEXT)
                .column("position", "coalesce(position, 0)", Kind.NUMBER)
                .column("amount", "coalesce((amount ->> 'amount')::numeric, 0)", Kind.NUMBER)
                .column("close_date", "coalesce(close_date, 'infinity')", Kind.DATE)
                .column("status", "coalesce(status, '')", Kind.TEXT)
                .filterOnly("currency", "amount ->> 'currency'", Kind.TEXT)
                .filterOnly("pipeline_id", "pipeline_id", Kind.UUID)
                .filterOnly("stage_id", "stage_id", Kind.UUID)
                .filterOnly("company_id", "company_id", Kind.UUID)
                .filterOnly("contact_id", "contact_ids::text[]", Kind.TEXTS);
    }

    /** The first deals of each stage of a pipeline, as far as the caller may see them, in the stages' order. */
    List<Kept<DealFields>> board(UUID pipeline, int mostOfStage) {
        return statements.list(
                """
                SELECT d.* FROM stage s CROSS JOIN LATERAL (
                    SELECT %s FROM %s WHERE deleted_at IS NULL AND stage_id = s.id ORDER BY position, id LIMIT ?) d
                WHERE s.pipeline_id = ? AND s.deleted_at IS NULL
                ORDER BY s.place, d.position, d.id""".formatted(selected(), source()), readsSeen() ? this::readSeen : this::read, mostOfStage, pipeline);
    }

    /** How many deals of a stage, and what they are worth together; one for each currency and one for those of none. */
    record Total(
            UUID stage,
            long deals,
            @Nullable BigDecimal amount,
            @Nullable String currency) {
        Optional<Board.Sum> sum() {
            return amount == null || currency == null
                    ? Optional.empty()
                    : Optional.of(new Board.Sum(amount.toBigInteger(), currency));
        }
    }

    List<Total> totals(UUID pipeline) {
        return statements.list(
                """
                SELECT stage_id, count(*) AS deals, sum((amount ->> 'amount')::numeric) AS amount,
                       amount ->> 'currency' AS currency
                FROM %s WHERE deleted_at IS NULL AND pipeline_id = ?
                GROUP BY stage_id, amount ->> 'currency'
                ORDER BY currency""".formatted(source()),
                row -> new Total(
                        row.getObject("stage_id", UUID.class),
                        row.getLong("deals"),
                        row.getBigDecimal("amount"),
                        row.getString("currency")),
                pipeline);
    }

    /** The position of a deal that the caller may see in the stage. */
    Optional<BigDecimal> positionOf(UUID deal, UUID stage) {
        return statements.find(
                "SELECT position FROM " + source() + " WHERE deleted_at IS NULL AND id = ? AND stage_id = ?",
                row -> row.getBigDecimal("position"),
                deal,
                stage);
    }

    /** The least position in the stage, whosever deal has it; of those beyond one where that is given. */
    Optional<BigDecimal> nextPosition(UUID stage, @Nullable BigDecimal beyond) {
        return statements
                .find(
                        "SELECT next_deal_position(?, ?) AS position",
                        row -> Optional.ofNullable(row.getBigDecimal("position")),
                        stage,
                        beyond)
                .orElseThrow();
    }

    @Override
    protected int bindOwn(PreparedStatement statement, int from, DealFields fields) throws SQLException {
        int next = from;
        statement.setString(next++, fields.name());
        statement.setObject(next++, fields.pipelineId());
        statement.setObject(next++, fields.stageId());
        statement.setBigDecimal(next++, fields.position() == null ? null : new BigDecimal(fields.position()));
        statement.setString(
                next++, fields.amount() == null ? null : access().json().write(fields.amount()));
        statement.setObject(next++, fields.closeDate());
        statement.setString(
                next++, fields.status() == null ? null : fields.status().wireName());
        statement.setObject(next++, fields.companyId());
        statement.setArray(
                next++,
                statement
                        .getConnection()
                        .createArrayOf("uuid", fields.contactIds().toArray()));
        return next;
    }

    @Override
    protected DealFields fields(ResultSet row) throws SQLException {
        BigDecimal position = row.getBigDecimal("position");
        String status = row.getString("status");
        return new DealFields(
                row.getString("name"),
                row.getObject("pipeline_id", UUID.class),
                row.getObject("stage_id", UUID.class),
                position == null ? null : position.toPlainString(),
                access().json().read(row, "amount", Amount.class),
                row.getObject("close_date", LocalDate.class),
                status == null ? null : DealStatus.named(status),
                row.getObject("company_id", UUID.class),
                JsonColumns.ids(row, "contact_ids"),
                row.getObject("owner_id", UUID.class),
                row.getObject("team_id", UUID.class),
                JsonColumns.tags(row),
                access().json().custom(row));
    }
}
