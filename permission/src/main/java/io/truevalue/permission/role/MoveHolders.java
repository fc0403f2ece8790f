package io.truevalue.permission.role;

import io.truevalue.tenancy.OrgId;

/** Ends every assignment of a role. Must run in a transaction, under the organisation's lock. */
public interface MoveHolders {
    /** All who are in the one are in the other instead, for as long. */
    void move(OrgId org, Role from, Role to);
}
