package io.truevalue.crm.company;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Companies by id and by name, as far as the caller may see them. */
@Singleton
public class CompanyNames {
    private final CompanyStore store;

    CompanyNames(CompanyStore store) {
        this.store = store;
    }

    public Optional<String> find(UUID company) {
        return store.find(company).map(kept -> kept.fields().name());
    }

    /** @param lowerNames in lower case */
    public Map<String, UUID> byName(Collection<String> lowerNames) {
        return lowerNames.isEmpty() ? Map.of() : store.byName(lowerNames);
    }
}
