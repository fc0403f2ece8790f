package io.truevalue.permission.grant;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/**
 * A role that somebody holds.
 *
 * @param direct whether by an assignment of its own, and not by inheritance alone
 */
@Introspected
record HeldRole(UUID roleId, String name, boolean system, boolean direct) {}
