package io.truevalue.permission.policy;

import io.truevalue.policy.Answer;
import io.truevalue.policy.ConditionFault;
import io.truevalue.policy.Facts;
import io.truevalue.policy.Policies;
import io.truevalue.policy.Policy;
import io.truevalue.policy.PolicyDecision;
import io.truevalue.policy.Terms;
import io.truevalue.policy.Vocabulary;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.FieldError;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Compiles a condition without saving it, for whoever writes one. */
@Singleton
class TryCondition {
    private final PolicyRules rules;
    private final Clock clock;

    TryCondition(PolicyRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    TryView attempt(TryRequest request) {
        Terms terms = rules.terms();
        List<FieldError> unknown = new ArrayList<>();
        List<String> permissions = rules.permissions(request.permissions(), Policy.Effect.DENY, terms, unknown);
        String condition = request.condition() == null ? "" : request.condition();
        if (request.condition() == null) {
            unknown.add(new FieldError("condition", "required", "a condition"));
        } else if (condition.codePointCount(0, condition.length()) > Vocabulary.LONGEST) {
            unknown.add(new FieldError("condition", "too_long", "at most " + Vocabulary.LONGEST + " characters"));
        }
        PolicyRules.refuseIfAny(unknown);
        List<ConditionFault> faults = rules.faults(condition, permissions, terms);
        return faults.isEmpty()
                ? new TryView(true, faults, answer(permissions, condition, terms))
                : new TryView(false, faults, null);
    }

    private Answer answer(List<String> permissions, String condition, Terms terms) {
        Policy tried = new Policy(Ids.next(), "tried", Policy.Effect.ALLOW, known(permissions), condition, true, 1);
        Permission asked = Permission.parse(tried.permissions().getFirst()).orElseThrow();
        PolicyDecision decision =
                Policies.of(List.of(tried), terms).decide(Facts.of(Tenancy.current(), clock.instant()), asked, null);
        return decision.judged().isEmpty()
                ? Answer.CANNOT_TELL
                : decision.judged().getFirst().answer();
    }

    private static List<String> known(List<String> permissions) {
        return permissions.contains(Policy.EVERYTHING) ? List.of("policies:read") : permissions;
    }
}
