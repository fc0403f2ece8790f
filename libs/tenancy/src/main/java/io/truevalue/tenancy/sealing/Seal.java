package io.truevalue.tenancy.sealing;

import io.truevalue.web.Ids;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Seals texts for one purpose under the service's newest sealing key, and opens what any of them sealed. */
public final class Seal {
    private static final char SEPARATOR = '.';

    private final SealingKeys keys;
    private final String purpose;
    private final Map<UUID, SealingKey> derived = new ConcurrentHashMap<>();

    Seal(SealingKeys keys, String purpose) {
        this.keys = keys;
        this.purpose = purpose;
    }

    /**
     * @param context what the text belongs to, such as its row's id; it must be given again to open it
     * @return the key's id and what it sealed
     */
    public String seal(String text, String context) {
        UUID newest = keys.newest();
        return newest.toString() + SEPARATOR + key(newest).seal(text, context);
    }

    /** Throws {@link SealBroken} unless it was sealed for this purpose and context, and is unchanged. */
    public String open(String sealed, String context) {
        int separator = sealed.indexOf(SEPARATOR);
        if (separator < 0) {
            return keys.openAsBefore(purpose, sealed, context);
        }
        UUID id = Ids.parse(sealed.substring(0, separator)).orElseThrow(() -> new SealBroken("no key is named"));
        return key(id).open(sealed.substring(separator + 1), context);
    }

    /** The id of the key that is sealed under at the moment. */
    public String currentKey() {
        return keys.newest().toString();
    }

    /** The id of the key that sealed it. */
    public static String keyOf(String sealed) {
        return sealed.substring(0, Math.max(sealed.indexOf(SEPARATOR), 0));
    }

    private SealingKey key(UUID id) {
        SealingKey known = derived.get(id);
        if (known == null) {
            known = SealingKey.derive(keys.get(id), purpose);
            derived.put(id, known);
        }
        return known;
    }

    @Override
    public String toString() {
        return "Seal[" + purpose + "]";
    }
}
