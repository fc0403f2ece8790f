package io.truevalue.crm.contact;

import io.truevalue.crm.record.KeyQuery;
import io.truevalue.crm.record.RecordKeys;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** By what a contact can be recognised. */
@Singleton
public final class ContactKeys implements RecordKeys {
    private static final String BY_EMAIL = """
            SELECT lower(e ->> 'value'), id FROM contact, jsonb_array_elements(emails) e
            WHERE deleted_at IS NULL AND lower(e ->> 'value') = ANY (?)""";
    private static final String BY_FULL_NAME = """
            SELECT lower(full_name), id FROM contact
            WHERE deleted_at IS NULL AND lower(full_name) = ANY (?)""";
    private static final String BY_CUSTOM = """
            SELECT lower(custom ->> ?), id FROM contact
            WHERE deleted_at IS NULL AND lower(custom ->> ?) = ANY (?)""";

    @Override
    public Optional<KeyQuery> query(String key) {
        return switch (key) {
            case "email" -> Optional.of(new KeyQuery(BY_EMAIL, List.of()));
            case "full_name" -> Optional.of(new KeyQuery(BY_FULL_NAME, List.of()));
            default -> KeyQuery.custom(BY_CUSTOM, key);
        };
    }
}
