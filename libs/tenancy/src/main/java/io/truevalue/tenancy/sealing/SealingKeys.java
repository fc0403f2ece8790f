package io.truevalue.tenancy.sealing;

import io.micronaut.context.annotation.Value;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.sealing.SealingKeyStore.WrappedKey;
import io.truevalue.tenancy.signature.LiveKeys;
import io.truevalue.web.Ids;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys that this service's stored secrets are sealed under. They stand in its database, wrapped under its own secret;
 * when that is replaced they are wrapped anew before the change counts as taken, and another one is made for whatever is
 * sealed from then on. So the secret before opens nothing any more, and nothing that was sealed has to be touched.
 */
@Singleton
public final class SealingKeys {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String WRAPPING = "truevalue-sealing-key-v1";

    private final SealingKeyStore store;
    private final LiveKeys secrets;
    private final Transactions transactions;
    private final Clock clock;
    private final String service;
    private volatile Ring ring;

    /** @param keys by id, the newest last */
    private record Ring(Map<UUID, byte[]> keys, UUID newest) {}

    SealingKeys(
            SealingKeyStore store,
            LiveKeys secrets,
            Transactions transactions,
            Clock clock,
            @Value("${truevalue.service.name}") String service) {
        this.store = store;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
        this.service = service;
        this.ring = load();
        secrets.follow(() -> ring = load());
    }

    /** @param purpose names what is sealed, so that no key serves two purposes */
    public Seal forPurpose(String purpose) {
        return new Seal(this, purpose);
    }

    UUID newest() {
        return ring.newest();
    }

    /** The key, which another instance may have made a moment ago; throws {@link SealBroken} for none of ours. */
    byte[] get(UUID id) {
        byte[] key = ring.keys().get(id);
        if (key == null) {
            ring = load();
            key = ring.keys().get(id);
        }
        if (key == null) {
            throw new SealBroken("sealed under a key that is not one of this service's");
        }
        return key;
    }

    private Ring load() {
        Principal self =
                Principal.service(service + "-service", null, Ids.next().toString());
        return transactions.inAs(self, () -> {
            store.takeTurn();
            Map<UUID, byte[]> keys = new LinkedHashMap<>();
            boolean rotated = false;
            for (WrappedKey row : store.list()) {
                byte[] key = open(secrets.secret(), row);
                if (key == null) {
                    key = openUnderOther(row);
                    rotated |= rewrapUnlessAhead(row, key);
                }
                keys.put(row.id(), key);
            }
            if (keys.isEmpty() || rotated) {
                add(keys);
            }
            return new Ring(Map.copyOf(keys), List.copyOf(keys.keySet()).getLast());
        });
    }

    private void add(Map<UUID, byte[]> keys) {
        UUID id = Ids.next();
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        keys.put(id, key);
        store.insert(id, wrap(id, key), clock.instant());
    }

    /** Under the next secret it was wrapped by an instance that is ahead of this one, and stays so. */
    private boolean rewrapUnlessAhead(WrappedKey row, byte[] key) {
        byte[] next = secrets.nextSecret();
        if (next != null && open(next, row) != null) {
            return false;
        }
        store.rewrap(row.id(), wrap(row.id(), key));
        return true;
    }

    private byte[] openUnderOther(WrappedKey row) {
        byte[] previous = open(secrets.previousSecret(), row);
        byte[] next = open(secrets.nextSecret(), row);
        if (previous == null && next == null) {
            throw new IllegalStateException("the sealing key " + row.id()
                    + " opens under none of this service's secrets: give it the one before as its _PREVIOUS");
        }
        return previous == null ? java.util.Objects.requireNonNull(next) : previous;
    }

    private String wrap(UUID id, byte[] key) {
        return SealingKey.derive(secrets.secret(), WRAPPING).seal(HexFormat.of().formatHex(key), id.toString());
    }

    private static byte @Nullable [] open(byte @Nullable [] secret, WrappedKey row) {
        if (secret == null) {
            return null;
        }
        try {
            return HexFormat.of()
                    .parseHex(SealingKey.derive(secret, WRAPPING)
                            .open(row.wrapped(), row.id().toString()));
        } catch (SealBroken underAnother) {
            return null;
        }
    }

    /** What the service's own secret sealed before there were keys of this kind. */
    String openAsBefore(String purpose, String sealed, String context) {
        try {
            return SealingKey.derive(secrets.secret(), purpose).open(sealed, context);
        } catch (SealBroken underAnother) {
            byte[] previous = secrets.previousSecret();
            if (previous == null) {
                throw underAnother;
            }
            return SealingKey.derive(previous, purpose).open(sealed, context);
        }
    }
}
