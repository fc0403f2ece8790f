package io.truevalue.crm.company;

import io.truevalue.crm.record.KeyQuery;
import io.truevalue.crm.record.RecordKeys;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** By what a company can be recognised. */
@Singleton
public final class CompanyKeys implements RecordKeys {
    private static final String BY_DOMAIN = """
            SELECT lower(domain), id FROM company
            WHERE deleted_at IS NULL AND lower(domain) = ANY (?)""";
    private static final String BY_NAME = """
            SELECT lower(name), id FROM company
            WHERE deleted_at IS NULL AND lower(name) = ANY (?)""";
    private static final String BY_CUSTOM = """
            SELECT lower(custom ->> ?), id FROM company
            WHERE deleted_at IS NULL AND lower(custom ->> ?) = ANY (?)""";

    @Override
    public Optional<KeyQuery> query(String key) {
        return switch (key) {
            case "email" -> Optional.of(new KeyQuery(BY_DOMAIN, List.of()));
            case "full_name" -> Optional.of(new KeyQuery(BY_NAME, List.of()));
            default -> KeyQuery.custom(BY_CUSTOM, key);
        };
    }
}
