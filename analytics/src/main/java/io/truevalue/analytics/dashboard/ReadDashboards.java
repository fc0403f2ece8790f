package io.truevalue.analytics.dashboard;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;

/** Dashboards as far as the caller may know of them: their own, and the organisation's. */
@Singleton
class ReadDashboards {
    private final DashboardStore dashboards;
    private final Transactions transactions;

    ReadDashboards(DashboardStore dashboards, Transactions transactions) {
        this.dashboards = dashboards;
        this.transactions = transactions;
    }

    Page<Dashboard> list(ListRequest request) {
        return transactions.reading(() -> dashboards.page(request));
    }

    Dashboard read(String id) {
        return transactions.reading(
                () -> Ids.parse(id).flatMap(dashboards::find).orElseThrow(ReadDashboards::notFound));
    }

    /** The same, held until the running transaction ends. */
    Dashboard locked(String id) {
        return Ids.parse(id).flatMap(dashboards::lock).orElseThrow(ReadDashboards::notFound);
    }

    private static Problem notFound() {
        return CommonProblem.NOT_FOUND.because("No such dashboard.");
    }
}
