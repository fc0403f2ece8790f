package io.truevalue.crm.record;

import java.util.Optional;

/** By what records of one kind can be recognised when they come again. */
public interface RecordKeys {
    /** @param key a field, or {@code custom.} and a field of the organisation's own; empty where it is no key */
    Optional<KeyQuery> query(String key);
}
