package io.truevalue.permission.access;

import java.util.List;
import java.util.UUID;

/**
 * Who joins, with which roles.
 *
 * @param roles names or ids
 * @param grantedBy who invited them
 */
record JoinRequest(UUID userId, List<String> roles, String grantedBy) {}
