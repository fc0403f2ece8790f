package io.truevalue.crm.imports;

import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.job.ImportStore;
import io.truevalue.tenancy.access.AccessProblem;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;

/** Imports as far as the caller may see them. */
@Singleton
class FindImport {
    private final Transactions transactions;
    private final ImportStore imports;

    FindImport(Transactions transactions, ImportStore imports) {
        this.transactions = transactions;
        this.imports = imports;
    }

    Page<Import> page(ListRequest request) {
        return transactions.reading(() -> imports.page(request));
    }

    Import find(String id) {
        return transactions.in(() -> Ids.parse(id).flatMap(imports::find).orElseThrow(FindImport::notFound));
    }

    /** One that the caller may change. */
    Import lock(String id) {
        Import seen = find(id);
        return imports.lock(seen.id()).orElseThrow(() -> AccessProblem.denied("imports:write"));
    }

    private static Problem notFound() {
        return CommonProblem.NOT_FOUND.because("There is no such import.");
    }
}
