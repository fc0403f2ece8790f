package io.truevalue.permission.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the services declared. Not an organisation's, hence without a tenant. */
@Singleton
class CatalogueStore {
    private final Statements statements;
    private final ObjectMapper json;

    CatalogueStore(Statements statements, ObjectMapper json) {
        this.statements = statements;
        this.json = json;
    }

    private record Row(String service, ServiceCatalogue catalogue) {}

    Map<String, ServiceCatalogue> read() {
        Map<String, ServiceCatalogue> byService = new LinkedHashMap<>();
        statements
                .list("SELECT service, declared FROM catalogue ORDER BY service", this::row)
                .forEach(row -> byService.put(row.service(), row.catalogue()));
        return byService;
    }

    /** False where the same or a newer version is there already. */
    boolean put(String service, ServiceCatalogue catalogue, Instant now) {
        return statements.update("""
                INSERT INTO catalogue (service, version, declared, registered_at) VALUES (?, ?, ?::jsonb, ?)
                ON CONFLICT (service) DO UPDATE
                SET version = excluded.version, declared = excluded.declared, registered_at = excluded.registered_at
                WHERE catalogue.version < excluded.version
                   OR catalogue.version = excluded.version AND catalogue.declared <> excluded.declared""", service, catalogue.version(), write(catalogue), now) == 1;
    }

    /** Takes the resources for the service, and drops those that it has no more. */
    void own(String service, Collection<String> resources) {
        String names = array(resources);
        statements.update(
                "DELETE FROM catalogue_resource WHERE service = ? AND name <> ALL (?::text[])", service, names);
        statements.update("""
                INSERT INTO catalogue_resource (name, service) SELECT given, ? FROM unnest(?::text[]) AS given
                ORDER BY given ON CONFLICT DO NOTHING""", service, names);
    }

    /** Those of the resources that another service declared first. */
    List<String> ownedByOthers(String service, Collection<String> resources) {
        return statements.list(
                "SELECT name FROM catalogue_resource WHERE service <> ? AND name = ANY (?::text[]) ORDER BY name",
                row -> row.getString("name"),
                service,
                array(resources));
    }

    void clearSystemRoles(String service) {
        statements.update("DELETE FROM system_role_permission WHERE service = ?", service);
    }

    void addToSystemRole(String service, SystemRole role, Collection<String> permissions) {
        statements.update("""
                INSERT INTO system_role_permission (role_name, permission, service)
                SELECT ?, given, ? FROM unnest(?::text[]) AS given""", role.roleName(), service, array(permissions));
    }

    /** Names of the catalogue hold nothing that needs quoting in an array. */
    private static String array(Collection<String> names) {
        return "{" + String.join(",", names) + "}";
    }

    private Row row(ResultSet row) throws SQLException {
        try {
            return new Row(row.getString("service"), json.readValue(row.getString("declared"), ServiceCatalogue.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalogue of " + row.getString("service") + " cannot be read", e);
        }
    }

    private String write(ServiceCatalogue catalogue) {
        try {
            return json.writeValueAsString(catalogue);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a catalogue cannot be written", e);
        }
    }
}
