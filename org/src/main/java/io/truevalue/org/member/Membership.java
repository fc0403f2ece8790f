package io.truevalue.org.member;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/**
 * One organisation of a user, as auth and permission ask for it.
 *
 * @param requireMfa whether a session without a second factor may do nothing there but enrol one
 */
@Introspected
record Membership(UUID orgId, String slug, String name, String status, boolean owner, boolean requireMfa) {}
