package io.truevalue.auth.totp;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After the service's secret was replaced there is another key to seal under: brings what the ones before sealed under
 * it. What opens under none of them is left as it is.
 */
@Singleton
class ResealSecrets {
    private static final Logger log = LoggerFactory.getLogger(ResealSecrets.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int BATCH = 100;

    private final TotpStore store;
    private final TotpSeal seal;
    private final Transactions transactions;

    ResealSecrets(TotpStore store, TotpSeal seal, Transactions transactions) {
        this.store = store;
        this.seal = seal;
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = "5m", fixedDelay = "10m")
    void reseal() {
        Principal self = Principal.service("auth-service", null, Ids.next().toString());
        String current = seal.currentKey();
        int resealed = 0;
        List<TotpStore.Totp> batch;
        UUID after = BEFORE_ALL;
        do {
            UUID from = after;
            batch = transactions.inAs(self, () -> resealSome(current, from));
            resealed += batch.size();
            after = batch.isEmpty() ? after : batch.getLast().id();
        } while (batch.size() == BATCH);
        if (resealed > 0) {
            log.info("{} secrets of authenticator apps were sealed under other keys", resealed);
        }
    }

    private List<TotpStore.Totp> resealSome(String current, UUID after) {
        List<TotpStore.Totp> old = store.lockUnderOtherKeys(current, after, BATCH);
        old.forEach(this::resealOne);
        return old;
    }

    private void resealOne(TotpStore.Totp totp) {
        try {
            store.reseal(totp.id(), seal.seal(totp.id(), seal.open(totp.id(), totp.sealed())));
        } catch (Problem unknownKey) {
            log.warn("the authenticator app {} stays as it is: {}", totp.id(), unknownKey.internal());
        }
    }
}
