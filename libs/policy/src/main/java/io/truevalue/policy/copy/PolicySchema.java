package io.truevalue.policy.copy;

import io.micronaut.context.annotation.Factory;
import io.truevalue.tenancy.database.LibrarySchema;
import jakarta.inject.Singleton;

/** The tables of the copy, and the functions by which row-level policies ask a record. */
@Factory
final class PolicySchema {
    @Singleton
    LibrarySchema policySchema() {
        return new LibrarySchema("policy");
    }
}
