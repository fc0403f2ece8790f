package io.truevalue.permission.catalogue;

import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.permission.Permission;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All permissions that there are. What another replica was told is known here a second later. */
@Singleton
public class Catalogue {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final CatalogueStore store;
    private final Transactions transactions;
    private volatile @Nullable Read last;

    Catalogue(CatalogueStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    private record Read(CatalogueSnapshot snapshot, long at) {}

    public CatalogueSnapshot snapshot() {
        Read read = last;
        long now = System.nanoTime();
        if (read == null || now - read.at() > KEPT.toNanos()) {
            read = new Read(transactions.reading(() -> new CatalogueSnapshot(store.read())), now);
            last = read;
        }
        return read.snapshot();
    }

    public Optional<Permission> find(@Nullable String name) {
        return name == null ? Optional.empty() : snapshot().find(name);
    }

    void forget() {
        last = null;
    }
}
