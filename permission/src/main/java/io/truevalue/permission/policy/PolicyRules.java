package io.truevalue.permission.policy;

import io.truevalue.permission.catalogue.Catalogue;
import io.truevalue.permission.catalogue.CatalogueSnapshot;
import io.truevalue.policy.ConditionFault;
import io.truevalue.policy.ConditionRefused;
import io.truevalue.policy.Policy;
import io.truevalue.policy.Terms;
import io.truevalue.policy.Vocabulary;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.Scope;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.FieldError;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a policy may be. Every fault is named at once, a condition's with line and column. */
@Singleton
class PolicyRules {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int MOST_PERMISSIONS = 200;

    private final Catalogue catalogue;

    PolicyRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Terms terms() {
        return Terms.of(catalogue.snapshot().entries().stream()
                .map(CatalogueSnapshot.Entry::resource)
                .toList());
    }

    /** The policy that was asked for, or a refusal. */
    Policy checked(UUID id, long version, PolicyRequest request) {
        List<FieldError> faults = new ArrayList<>();
        String name = request.name() == null ? "" : request.name().strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            faults.add(new FieldError("name", "invalid_length", "1 to " + LONGEST_NAME + " characters"));
        }
        String description = description(request);
        if (description.codePointCount(0, description.length()) > LONGEST_DESCRIPTION) {
            faults.add(new FieldError("description", "too_long", "at most " + LONGEST_DESCRIPTION + " characters"));
        }
        Terms terms = terms();
        Policy.Effect effect = effect(request.effect(), faults);
        List<String> permissions = permissions(request.permissions(), effect, terms, faults);
        String condition = request.condition() == null ? "" : request.condition();
        faults(condition, permissions, terms).forEach(fault -> faults.add(fieldError(fault)));
        refuseIfAny(faults);
        return new Policy(id, name, effect, permissions, condition, !Boolean.FALSE.equals(request.enabled()), version);
    }

    static String description(PolicyRequest request) {
        return request.description() == null ? "" : request.description();
    }

    static FieldError fieldError(ConditionFault fault) {
        return new FieldError("condition", "invalid_condition", fault.toString());
    }

    static void refuseIfAny(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Check the fields that are named and send them again.")
                    .fields(faults);
        }
    }

    private static Policy.Effect effect(@Nullable String given, List<FieldError> faults) {
        if (given != null && (given.equals("deny") || given.equals("allow"))) {
            return Policy.Effect.named(given);
        }
        faults.add(new FieldError("effect", "unknown", "deny or allow"));
        return Policy.Effect.DENY;
    }

    /** Sorted, each once. */
    List<String> permissions(
            @Nullable List<@Nullable String> given, Policy.Effect effect, Terms terms, List<FieldError> faults) {
        List<@Nullable String> names = given == null ? List.of() : given;
        if (names.isEmpty() || names.size() > MOST_PERMISSIONS) {
            faults.add(new FieldError("permissions", "invalid_length", "1 to " + MOST_PERMISSIONS));
            return List.of();
        }
        TreeSet<String> known = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i) == null ? "" : names.get(i);
            boolean everything = name.equals(Policy.EVERYTHING) && effect == Policy.Effect.DENY;
            boolean single = Permission.parse(name)
                    .filter(each -> each.scope() == Scope.ALL && terms.knows(each))
                    .isPresent();
            if (everything || single) {
                known.add(name);
            } else {
                faults.add(new FieldError(
                        "permissions[" + i + "]",
                        "unknown_permission",
                        "one of the catalogue, without @own or @team; * for all in a deny"));
            }
        }
        return known.contains(Policy.EVERYTHING) ? List.of(Policy.EVERYTHING) : List.copyOf(known);
    }

    /** What is wrong with a condition for the resources that the permissions are about. */
    List<ConditionFault> faults(String condition, List<String> permissions, Terms terms) {
        List<ConditionFault> faults = new ArrayList<>();
        for (Vocabulary vocabulary : vocabularies(permissions, terms)) {
            try {
                vocabulary.compile(condition);
            } catch (ConditionRefused e) {
                e.faults().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
            }
        }
        return faults;
    }

    /** A condition about all that there is, or about one field, knows no record. */
    private static List<Vocabulary> vocabularies(List<String> permissions, Terms terms) {
        Vocabulary plain = Vocabulary.of(List.of());
        if (permissions.isEmpty() || permissions.contains(Policy.EVERYTHING)) {
            return List.of(plain);
        }
        List<Permission> all = permissions.stream()
                .flatMap(name -> Permission.parse(name).stream())
                .toList();
        List<Vocabulary> found = new ArrayList<>();
        if (all.stream().anyMatch(each -> each.field() != null)) {
            found.add(plain);
        }
        all.stream()
                .filter(each -> each.field() == null)
                .map(Permission::resource)
                .distinct()
                .forEach(resource -> terms.vocabulary(resource).ifPresent(found::add));
        return found;
    }
}
