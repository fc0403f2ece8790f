package io.truevalue.auth.totp;

import io.micronaut.scheduling.annotation.Scheduled;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After the service's secret was replaced, brings what the previous one sealed under the present one. Some minutes after
 * the start, so that a replica that does not know the new secret yet can still read all.
 */
@Singleton
class ResealSecrets {
    private static final Logger log = LoggerFactory.getLogger(ResealSecrets.class);
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
        seal.previousKey().ifPresent(this::resealAllUnder);
    }

    private void resealAllUnder(String key) {
        Principal self = Principal.service("auth-service", null, Ids.next().toString());
        int resealed = 0;
        int batch;
        do {
            batch = transactions.inAs(self, () -> resealSome(key));
            resealed += batch;
        } while (batch == BATCH);
        if (resealed > 0) {
            log.info("{} secrets of authenticator apps were sealed anew", resealed);
        }
    }

    private int resealSome(String key) {
        List<TotpStore.Totp> old = store.lockUnderKey(key, BATCH);
        old.forEach(totp -> store.reseal(totp.id(), seal.seal(totp.id(), seal.open(totp.id(), totp.sealed()))));
        return old.size();
    }
}
