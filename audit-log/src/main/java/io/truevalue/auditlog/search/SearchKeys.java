package io.truevalue.auditlog.search;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.sealing.Seal;
import io.truevalue.tenancy.sealing.SealingKeys;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The organisations' search keys: random, sealed in the database, made with an organisation's first event. */
@Singleton
class SearchKeys {
    private static final int BYTES = 32;
    private static final int MOST_KEPT = 100_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcOperations jdbc;
    private final Seal seal;
    private final Map<UUID, byte[]> kept = new ConcurrentHashMap<>();

    SearchKeys(JdbcOperations jdbc, SealingKeys keys) {
        this.jdbc = jdbc;
        this.seal = keys.forPurpose("truevalue-audit-search-v1");
    }

    /** None where nothing of the organisation was recorded yet. */
    Optional<byte[]> find(UUID organization) {
        byte[] known = kept.get(organization);
        return known != null
                ? Optional.of(known)
                : Optional.ofNullable(read(List.of(organization)).get(organization));
    }

    /** Makes those that are missing. Must run in the transaction of what they are needed for, once. */
    Map<UUID, byte[]> ofAll(Collection<UUID> organizations) {
        Map<UUID, byte[]> found = new HashMap<>();
        List<UUID> unknown = new ArrayList<>();
        for (UUID organization : organizations) {
            byte[] known = kept.get(organization);
            if (known == null) {
                unknown.add(organization);
            } else {
                found.put(organization, known);
            }
        }
        if (!unknown.isEmpty()) {
            found.putAll(read(unknown));
            unknown.removeAll(found.keySet());
            found.putAll(make(unknown));
        }
        return found;
    }

    /** What was there before this transaction is kept; what it makes itself may be rolled back. */
    private Map<UUID, byte[]> read(List<UUID> organizations) {
        Map<UUID, byte[]> read = select(organizations);
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        kept.putAll(read);
        return read;
    }

    private Map<UUID, byte[]> make(List<UUID> organizations) {
        if (organizations.isEmpty()) {
            return Map.of();
        }
        jdbc.prepareStatement("""
                INSERT INTO search_key (org_id, sealed) SELECT * FROM unnest(?::uuid[], ?::text[])
                ON CONFLICT DO NOTHING""", statement -> {
            Object[] sealed = organizations.stream().map(this::newKey).toArray();
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", organizations.toArray()));
            statement.setArray(2, statement.getConnection().createArrayOf("text", sealed));
            return statement.executeUpdate();
        });
        return select(organizations);
    }

    private String newKey(UUID organization) {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return seal.seal(HexFormat.of().formatHex(key), organization.toString());
    }

    private Map<UUID, byte[]> select(List<UUID> organizations) {
        return jdbc.prepareStatement("SELECT org_id, sealed FROM search_key WHERE org_id = ANY (?)", statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", organizations.toArray()));
            Map<UUID, byte[]> keys = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    UUID organization = rows.getObject(1, UUID.class);
                    String opened = seal.open(rows.getString(2), organization.toString());
                    keys.put(organization, HexFormat.of().parseHex(opened));
                }
            }
            return keys;
        });
    }
}
