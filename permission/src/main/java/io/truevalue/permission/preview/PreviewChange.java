package io.truevalue.permission.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.permission.assignment.AssignRole;
import io.truevalue.permission.assignment.RevokeRole;
import io.truevalue.permission.assignment.Subject;
import io.truevalue.permission.grant.AuthzVersions;
import io.truevalue.permission.role.DeleteRole;
import io.truevalue.permission.role.RoleRequest;
import io.truevalue.permission.role.ShapeRole;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.PermissionSet;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a change and takes it back: the very command runs, with all its refusals, and what those whom it touches held
 * before and after is compared. Nothing is kept and nobody is told.
 */
@Singleton
class PreviewChange {
    private static final IfMatch ANY_VERSION = new IfMatch(null);

    private final ShapeRole shape;
    private final DeleteRole delete;
    private final AssignRole assign;
    private final RevokeRole revoke;
    private final ReadState state;
    private final AuthzVersions versions;
    private final List<PolicyForecast> policies;
    private final Transactions transactions;

    PreviewChange(
            ShapeRole shape,
            DeleteRole delete,
            AssignRole assign,
            RevokeRole revoke,
            ReadState state,
            AuthzVersions versions,
            List<PolicyForecast> policies,
            Transactions transactions) {
        this.shape = shape;
        this.delete = delete;
        this.assign = assign;
        this.revoke = revoke;
        this.state = state;
        this.versions = versions;
        this.policies = policies;
        this.transactions = transactions;
    }

    /** By user in order of their ids, those alone for whom something changes, and how many were in reach. */
    record Preview(int touched, List<PreviewView.Effect> effects) {}

    Preview preview(PreviewRequest request) {
        if (!request.isOne()) {
            throw CommonProblem.VALIDATION_FAILED.because("Name exactly one change.");
        }
        return request.policy() == null ? compared(after(request)) : forecast(request.policy());
    }

    private Map<UUID, Set<String>> after(PreviewRequest request) {
        Tenancy.current()
                .require(request.assign() != null || request.revoke() != null ? "assignments:write" : "roles:write");
        try {
            transactions.run(() -> {
                make(request);
                List<UUID> touched = state.touchedHere();
                throw new TakenBack(touched, state.of(touched));
            });
            throw new IllegalStateException("a previewed change was kept");
        } catch (TakenBack end) {
            return end.heldByAll();
        }
    }

    private void make(PreviewRequest request) {
        if (request.createRole() != null) {
            RoleRequest created = request.createRole();
            within("create_role", () -> shape.create(created));
        } else if (request.changeRole() != null) {
            PreviewRequest.ChangedRole changed = request.changeRole();
            within("change_role.change", () -> shape.change(changed.role(), changed.change(), ANY_VERSION));
        } else if (request.deleteRole() != null) {
            PreviewRequest.DeletedRole deleted = request.deleteRole();
            within("delete_role", () -> delete.delete(deleted.role(), deleted.reassignTo(), ANY_VERSION));
        } else if (request.assign() != null) {
            PreviewRequest.GivenPlace place = request.assign();
            within(
                    "assign",
                    () -> assign.assign(
                            subject(place.subjectType(), place.subjectId()), place.role(), place.expiresAt()));
        } else if (request.revoke() != null) {
            PreviewRequest.TakenPlace place = request.revoke();
            within("revoke", () -> revoke.revoke(subject(place.subjectType(), place.subjectId()), place.role()));
        }
    }

    /** The commands name fields as their own routes take them; here they stand in a member of the body. */
    private static void within(String member, Runnable change) {
        try {
            change.run();
        } catch (Problem refused) {
            throw refused.within(member);
        }
    }

    private Preview compared(Map<UUID, Set<String>> after) {
        List<UUID> touched = after.keySet().stream().sorted().toList();
        Map<UUID, Set<String>> before = transactions.reading(() -> state.of(touched));
        List<PreviewView.Effect> effects = new ArrayList<>();
        for (UUID user : touched) {
            Set<String> had = before.getOrDefault(user, Set.of());
            Set<String> has = after.getOrDefault(user, Set.of());
            PreviewView.Effect effect = new PreviewView.Effect(user, beyond(has, had), beyond(had, has), false);
            if (!effect.gained().isEmpty() || !effect.lost().isEmpty()) {
                effects.add(effect);
            }
        }
        return new Preview(touched.size(), effects);
    }

    private Preview forecast(PreviewRequest.ChangedPolicy policy) {
        Tenancy.current().require("policies:write");
        return transactions.reading(() -> {
            PolicyForecast.Forecast forecast = forecast(policy.id(), policy.definition());
            List<UUID> everybody = versions.everybody().stream().sorted().toList();
            Map<UUID, Set<String>> held = state.of(everybody);
            List<PreviewView.Effect> effects = new ArrayList<>();
            for (UUID user : everybody) {
                PolicyForecast.Effect effect = forecast.on(user, held.getOrDefault(user, Set.of()));
                if (!effect.gained().isEmpty() || !effect.lost().isEmpty()) {
                    effects.add(new PreviewView.Effect(user, effect.gained(), effect.lost(), effect.conditional()));
                }
            }
            return new Preview(everybody.size(), effects);
        });
    }

    private PolicyForecast.Forecast forecast(@Nullable UUID id, @Nullable JsonNode definition) {
        PolicyForecast forecast =
                policies.stream().findFirst().orElseThrow(() -> invalid("policy", "there are no policies here"));
        try {
            return forecast.of(id, definition);
        } catch (Problem refused) {
            throw refused.within("policy.definition");
        }
    }

    /** Those of the first that the second does not cover. */
    private static List<String> beyond(Set<String> some, Set<String> others) {
        PermissionSet covered = PermissionSet.of(others);
        return some.stream()
                .filter(name -> !covered.covers(Permission.parse(name).orElseThrow()))
                .sorted()
                .toList();
    }

    private static Subject subject(String type, UUID id) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "user" -> Subject.user(id);
            case "team" -> Subject.team(id);
            default -> throw invalid("subject_type", "user or team");
        };
    }

    private static Problem invalid(String field, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("The field " + field + " is not valid: " + message + ".")
                .field(field, "invalid", message);
    }
}
