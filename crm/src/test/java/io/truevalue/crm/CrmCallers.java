package io.truevalue.crm;

import io.truevalue.testing.Caller;

/** Callers with the permissions that the platform's roles give. */
public final class CrmCallers {
    private CrmCallers() {}

    /** Somebody of a new organisation who may do all. */
    public static Caller admin() {
        return Caller.newMember(
                "contacts:read",
                "contacts:write",
                "contacts:delete",
                "companies:read",
                "companies:write",
                "companies:delete",
                "deals:read",
                "deals:write",
                "deals:delete",
                "pipelines:read",
                "pipelines:write",
                "imports:read",
                "imports:write");
    }

    /** Somebody else of the same organisation, to whom their own records alone belong. */
    public static Caller memberBeside(Caller other) {
        return Caller.newUser()
                .in(other.orgId(), other.slug())
                .with(
                        "contacts:read@own",
                        "contacts:write@own",
                        "companies:read@own",
                        "companies:write@own",
                        "deals:read@own",
                        "deals:write@own",
                        "pipelines:read");
    }

    /** Somebody else of the same organisation. */
    public static Caller beside(Caller other, String... permissions) {
        return Caller.newUser().in(other.orgId(), other.slug()).with(permissions);
    }
}
