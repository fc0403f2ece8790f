package io.truevalue.attack.rls;

/**
 * The roles of a service's database, by the platform's naming.
 *
 * @param prefix such as {@code crm}; {@code audit} for the audit log
 */
public record Roles(String prefix) {
    public Roles {
        if (!prefix.matches("[a-z]{2,30}")) {
            throw new IllegalArgumentException("not a database prefix: " + prefix);
        }
    }

    public String database() {
        return prefix + "_db";
    }

    /** Migrates and owns. */
    public String owner() {
        return prefix + "_owner";
    }

    /** The service's own. */
    public String app() {
        return prefix + "_app";
    }

    /** Reads the outbox and purges. */
    public String relay() {
        return prefix + "_relay";
    }
}
