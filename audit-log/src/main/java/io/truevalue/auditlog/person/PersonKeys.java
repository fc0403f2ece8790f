package io.truevalue.auditlog.person;

import io.truevalue.tenancy.sealing.Seal;
import io.truevalue.tenancy.sealing.SealingKeys;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What persons' values are sealed under: 32 random bytes for each person and log, kept wrapped. They are read in each
 * transaction that needs them, and never remembered beyond it, so that a destroyed one is gone at once.
 */
@Singleton
public class PersonKeys {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What persons' values are sealed under, and who of them was erased. */
    public record Sealing(Map<PersonOf, byte[]> keys, Set<PersonOf> erased) {}

    private final PersonKeyStore store;
    private final Seal seal;

    PersonKeys(PersonKeyStore store, SealingKeys sealing) {
        this.store = store;
        this.seal = sealing.forPurpose("audit-person-key");
    }

    /**
     * The key of each, made where there is none yet. Who was erased gets one that nobody keeps. Must run in a transaction.
     */
    public Sealing toSeal(Set<PersonOf> persons, Instant now) {
        Map<PersonOf, Optional<String>> wrapped = store.find(persons);
        Map<PersonOf, String> missing = new LinkedHashMap<>();
        for (PersonOf person : persons) {
            if (!wrapped.containsKey(person)) {
                missing.put(person, wrap(person, random()));
            }
        }
        if (!missing.isEmpty()) {
            store.takeTurnToMake();
            store.addMissing(missing, now);
            wrapped.putAll(store.find(missing.keySet()));
        }
        Map<PersonOf, byte[]> keys = new HashMap<>();
        Set<PersonOf> erased = new HashSet<>();
        wrapped.forEach((person, key) -> {
            keys.put(person, key.map(text -> unwrap(person, text)).orElseGet(PersonKeys::random));
            if (key.isEmpty()) {
                erased.add(person);
            }
        });
        return new Sealing(keys, erased);
    }

    /** The keys of those who have one still. Must run in a transaction. */
    public Map<PersonOf, byte[]> toOpen(Collection<PersonOf> persons) {
        Map<PersonOf, byte[]> keys = new HashMap<>();
        store.find(Set.copyOf(persons))
                .forEach((person, key) -> key.ifPresent(text -> keys.put(person, unwrap(person, text))));
        return keys;
    }

    private String wrap(PersonOf person, byte[] key) {
        return seal.seal(Base64.getEncoder().encodeToString(key), context(person));
    }

    private byte[] unwrap(PersonOf person, String wrapped) {
        return Base64.getDecoder().decode(seal.open(wrapped, context(person)));
    }

    private static String context(PersonOf person) {
        return person.log() + "/" + person.person();
    }

    private static byte[] random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return key;
    }
}
