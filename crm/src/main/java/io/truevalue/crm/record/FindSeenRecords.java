package io.truevalue.crm.record;

import io.truevalue.crm.search.Findable;
import io.truevalue.crm.search.SeenRecords;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.PolicyEffect;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads records for search, each as the caller may see it. */
@Singleton
final class FindSeenRecords implements SeenRecords {
    private final List<RecordType<?>> types;
    private final FieldAccess access;

    FindSeenRecords(List<RecordType<?>> types, FieldAccess access) {
        this.types = types;
        this.access = access;
    }

    @Override
    public boolean decide() {
        PolicyEffect policies = Tenancy.current().policies();
        return (policies != null && !policies.setting().equals(PolicyEffect.NONE))
                || types.stream().anyMatch(type -> access.goesByField(type.plural(), "read"));
    }

    @Override
    public Optional<Findable> find(String name, UUID id) {
        return types.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .flatMap(type -> find(type, id));
    }

    private static <F extends RecordFields<F>> Optional<Findable> find(RecordType<F> type, UUID id) {
        return type.store().find(id).map(type::findable);
    }
}
