package io.truevalue.tenancy.access;

import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import java.util.Map;

/** Refusals for want of a permission. */
public final class AccessProblem {
    private AccessProblem() {}

    /** The refusal names the permission, so that an admin can grant it. */
    public static Problem denied(String permission) {
        return CommonProblem.PERMISSION_DENIED
                .because("You need the permission " + permission + " for this.")
                .with(Map.of("permission", permission));
    }

    /** The refusal names the policy that takes the permission, so that an admin can look at it. */
    public static Problem deniedBy(String policy, String permission) {
        return CommonProblem.PERMISSION_DENIED
                .because("The policy " + policy + " refuses " + permission + " here and now.")
                .with(Map.of("permission", permission, "policy", policy));
    }
}
