package io.truevalue.events.outbox;

import io.truevalue.events.sample.WriteNote;
import io.truevalue.tenancy.OrgId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A note that is written and not yet committed. */
final class OpenTransaction {
    private final CountDownLatch written = new CountDownLatch(1);
    private final CountDownLatch mayCommit = new CountDownLatch(1);
    private final CompletableFuture<String> done;

    private OpenTransaction(WriteNote writeNote, OrgId org) {
        this.done = CompletableFuture.supplyAsync(
                () -> writeNote.write(org, this::pause).toString(),
                runnable -> Thread.ofVirtual().start(runnable));
    }

    static OpenTransaction begin(WriteNote writeNote, OrgId org) throws InterruptedException {
        OpenTransaction transaction = new OpenTransaction(writeNote, org);
        transaction.written.await();
        return transaction;
    }

    private void pause() {
        written.countDown();
        try {
            mayCommit.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String commit() {
        mayCommit.countDown();
        return done.join();
    }
}
