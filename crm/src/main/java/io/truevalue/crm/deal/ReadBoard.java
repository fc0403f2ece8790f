package io.truevalue.crm.deal;

import io.truevalue.crm.pipeline.Pipeline;
import io.truevalue.crm.pipeline.ReadPipelines;
import io.truevalue.crm.pipeline.Stage;
import io.truevalue.crm.record.FieldAccess;
import io.truevalue.crm.record.Kept;
import io.truevalue.tenancy.access.AccessProblem;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** A pipeline's deals by stage, as far as the caller may see them. */
@Singleton
class ReadBoard {
    private final Transactions transactions;
    private final ReadPipelines pipelines;
    private final DealStore deals;
    private final FieldAccess access;

    ReadBoard(Transactions transactions, ReadPipelines pipelines, DealStore deals, FieldAccess access) {
        this.transactions = transactions;
        this.pipelines = pipelines;
        this.deals = deals;
        this.access = access;
    }

    /** @param mostOfStage deals that each stage shows */
    Board read(String pipelineId, int mostOfStage) {
        Map<String, String> unreadable = access.unreadable("deals");
        for (String field : List.of("pipeline_id", "stage_id", "position")) {
            String permission = unreadable.get(field);
            if (permission != null) {
                throw AccessProblem.denied(permission);
            }
        }
        return transactions.reading(() -> {
            Pipeline pipeline = pipelines.read(pipelineId);
            List<Kept<DealFields>> first = deals.board(pipeline.id(), mostOfStage);
            List<DealStore.Total> totals = deals.totals(pipeline.id());
            return new Board(
                    pipeline.id(),
                    pipeline.name(),
                    pipeline.stages().stream()
                            .map(stage -> column(stage, first, totals))
                            .toList());
        });
    }

    private static Board.Column column(Stage stage, List<Kept<DealFields>> first, List<DealStore.Total> totals) {
        List<DealStore.Total> own = totals.stream()
                .filter(total -> stage.id().equals(total.stage()))
                .toList();
        return new Board.Column(
                stage.id(),
                stage.name(),
                stage.status(),
                own.stream().mapToLong(DealStore.Total::deals).sum(),
                own.stream().flatMap(total -> total.sum().stream()).toList(),
                first.stream()
                        .filter(deal -> stage.id().equals(deal.fields().stageId()))
                        .map(DealView::of)
                        .toList());
    }
}
