package io.truevalue.crm.imports;

import io.micronaut.http.sse.Event;
import io.truevalue.crm.imports.job.ImportView;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** An import's states as they follow each other, until it is over. */
@Singleton
class ImportProgress {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int POLLS_WITHOUT_NEWS = 40;

    private final FindImport imports;
    private final Scheduler scheduler =
            Schedulers.fromExecutor(task -> Thread.ofVirtual().start(task));

    ImportProgress(FindImport imports) {
        this.imports = imports;
    }

    /** A publisher, since that is how the framework sends events; each state is read by a blocking thread. */
    Publisher<Event<ImportView>> follow(String id) {
        Principal reader = Tenancy.current();
        ImportView now = ImportView.of(imports.find(id));
        return Flux.<Event<ImportView>, Optional<ImportView>>generate(Optional::empty, (last, sink) -> {
                    ImportView next = last.isEmpty() ? now : Tenancy.callAs(reader, () -> awaitNews(id, last.get()));
                    sink.next(Event.of(next).name("progress"));
                    if (next.status().isOver()) {
                        sink.complete();
                    }
                    return Optional.of(next);
                })
                .subscribeOn(scheduler);
    }

    /** The state as soon as it is another, or the same after 10 s, so that the connection is seen to live. */
    private ImportView awaitNews(String id, ImportView last) {
        for (int polls = 1; ; polls++) {
            LockSupport.parkNanos(POLL.toNanos());
            ImportView now = ImportView.of(imports.find(id));
            if (polls == POLLS_WITHOUT_NEWS || !now.equals(last)) {
                return now;
            }
        }
    }
}
