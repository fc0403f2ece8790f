package io.truevalue.crm.pipeline;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;

/** Pipelines of the organisation. */
@Singleton
public class ReadPipelines {
    private final Transactions transactions;
    private final PipelineStore pipelines;
    private final BeginPipelines beginning;

    ReadPipelines(Transactions transactions, PipelineStore pipelines, BeginPipelines beginning) {
        this.transactions = transactions;
        this.pipelines = pipelines;
        this.beginning = beginning;
    }

    Page<Pipeline> list(ListRequest request) {
        beginning.begin();
        return transactions.reading(() -> pipelines.page(request));
    }

    public Pipeline read(String id) {
        return transactions.reading(() -> Ids.parse(id).flatMap(pipelines::find).orElseThrow(ReadPipelines::notFound));
    }

    /** The same, held until the running transaction ends. */
    Pipeline held(String id) {
        Pipeline found = read(id);
        pipelines.hold(found.id());
        return pipelines.find(found.id()).orElseThrow(ReadPipelines::notFound);
    }

    static Problem notFound() {
        return CommonProblem.NOT_FOUND.because("There is no such record.");
    }
}
