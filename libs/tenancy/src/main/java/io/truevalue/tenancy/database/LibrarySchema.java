package io.truevalue.tenancy.database;

/**
 * Tables that a library brings along, one bean a library. They are migrated before the service's own, which may use
 * them.
 *
 * @param name of the folder in {@code db/library/}, and of the history
 */
public record LibrarySchema(String name) {}
