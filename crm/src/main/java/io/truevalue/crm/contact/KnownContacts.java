package io.truevalue.crm.contact;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Contacts by id, as far as the caller may see them. */
@Singleton
public class KnownContacts {
    private final Statements statements;

    KnownContacts(Statements statements) {
        this.statements = statements;
    }

    /** Those of the ids that are a contact's. */
    public Set<UUID> of(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(statements.list(
                        "SELECT id FROM contact WHERE deleted_at IS NULL AND id = ANY (?::uuid[])",
                        row -> row.getObject("id", UUID.class),
                        (Object) ids.stream().map(UUID::toString).toArray(String[]::new)));
    }
}
