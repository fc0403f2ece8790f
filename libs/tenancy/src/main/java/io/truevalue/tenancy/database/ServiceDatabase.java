package io.truevalue.tenancy.database;

/**
 * How a service's database and its roles are called: {@code org_db}, and {@code org_owner}, which migrates,
 * {@code org_app}, which runs and owns nothing, {@code org_relay}, which reads the outbox and purges.
 *
 * @param prefix such as {@code org}; {@code audit} for {@code audit-log}
 */
public record ServiceDatabase(String prefix) {
    public ServiceDatabase {
        if (!prefix.matches("[a-z]{2,30}")) {
            throw new IllegalArgumentException("not a database prefix: " + prefix);
        }
    }

    public static ServiceDatabase of(String service) {
        return new ServiceDatabase(service.equals("audit-log") ? "audit" : service);
    }

    public String name() {
        return prefix + "_db";
    }

    public String owner() {
        return prefix + "_owner";
    }

    public String app() {
        return prefix + "_app";
    }

    public String relay() {
        return prefix + "_relay";
    }
}
