package io.truevalue.crm.imports.run;

import io.truevalue.crm.imports.csv.CsvRow;
import io.truevalue.crm.imports.csv.CsvRows;
import io.truevalue.crm.imports.job.Counts;
import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.job.ImportFiles;
import io.truevalue.crm.imports.job.ImportLeases;
import io.truevalue.crm.imports.job.ImportLeases.Claimed;
import io.truevalue.crm.imports.job.ImportLeases.Located;
import io.truevalue.crm.imports.job.ImportOutcome;
import io.truevalue.crm.imports.job.ImportSettings;
import io.truevalue.crm.imports.job.ImportStatus;
import io.truevalue.crm.imports.job.ImportStore;
import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.AccessPolicies;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs one import from where it stands to its end, unless it is canceled, taken over, or asked to stop. */
@Singleton
class RunImport {
    private static final int MOST_ATTEMPTS = 5;

    private final Transactions transactions;
    private final ImportStore imports;
    private final ImportLeases leases;
    private final ImportFiles files;
    private final ImportKinds kinds;
    private final RunBatch batches;
    private final Outbox outbox;
    private final ImportSettings settings;
    private final AccessPolicies policies;

    RunImport(
            Transactions transactions,
            ImportStore imports,
            ImportLeases leases,
            ImportFiles files,
            ImportKinds kinds,
            RunBatch batches,
            Outbox outbox,
            ImportSettings settings,
            AccessPolicies policies) {
        this.transactions = transactions;
        this.imports = imports;
        this.leases = leases;
        this.files = files;
        this.kinds = kinds;
        this.batches = batches;
        this.outbox = outbox;
        this.settings = settings;
        this.policies = policies;
    }

    void run(Located located, UUID runner, BooleanSupplier stopping) {
        Principal itself =
                Principal.service("crm-service", located.org(), Ids.next().toString());
        Optional<Claimed> claimed =
                transactions.inAs(itself, () -> leases.claim(located.id(), runner, settings.lease()));
        if (claimed.isEmpty()) {
            return;
        }
        Principal actor = policies.applied(claimed.get().actor().in(located.org()));
        Tenancy.runAs(actor, () -> {
            Import job = transactions.in(() -> imports.find(located.id())).orElseThrow();
            if (claimed.get().attempts() > MOST_ATTEMPTS) {
                end(job, runner, ImportStatus.FAILED, "It could not be run. Tell support the import's id.");
            } else {
                run(job, runner, actor, stopping);
            }
        });
    }

    private void run(Import job, UUID runner, Principal actor, BooleanSupplier stopping) {
        try (CsvRows rows = CsvRows.open(files.source(job.id(), actor), job.format())) {
            rows.skip(1 + job.counts().done());
            Optional<Import> now = Optional.of(job);
            while (now.isPresent() && !stopping.getAsBoolean() && rows.hasNext()) {
                now = advance(now.get(), runner, rows.next(settings.batchRows()));
            }
            if (now.isPresent() && !rows.hasNext()) {
                end(now.get(), runner, ImportStatus.COMPLETED, null);
            } else if (now.isPresent()) {
                transactions.run(() -> leases.release(job.id(), runner));
            }
        } catch (Problem e) {
            if (e.type() != CommonProblem.VALIDATION_FAILED) {
                // The database is away: the lease runs out, and the import is taken up again where it stood.
                throw e;
            }
            end(job, runner, ImportStatus.FAILED, e.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One batch; empty where this process is no longer to run the import. */
    private Optional<Import> advance(Import job, UUID runner, List<CsvRow> rows) {
        return transactions.in(() -> {
            if (!leases.renew(job.id(), runner, settings.lease(), job.counts())) {
                return Optional.empty();
            }
            batches.run(job, kinds.of(job.resource()), rows);
            return imports.find(job.id());
        });
    }

    private void end(Import job, UUID runner, ImportStatus status, @Nullable String failure) {
        transactions.run(() -> {
            Counts counts = imports.find(job.id()).map(Import::counts).orElse(job.counts());
            if (!leases.renew(job.id(), runner, settings.lease(), counts)) {
                return;
            }
            imports.end(job.id(), status, failure);
            files.remove(job.id());
            imports.find(job.id()).ifPresent(ended -> {
                Event told = Event.of(Topics.RECORD, "import.completed", ended.id())
                        .before(null)
                        .after(ImportOutcome.of(ended));
                outbox.append(status == ImportStatus.FAILED ? told.failed() : told);
            });
        });
    }
}
