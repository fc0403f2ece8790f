package io.truevalue.crm.record;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.truevalue.tenancy.database.Lists;
import jakarta.inject.Singleton;

/** What every {@link RecordTable} reads and writes with. */
@Singleton
public record TableAccess(JdbcOperations jdbc, Lists lists, JsonColumns json, FieldAccess fields) {}
