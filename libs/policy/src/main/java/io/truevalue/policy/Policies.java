package io.truevalue.policy;

import io.truevalue.tenancy.access.PolicyEffect;
import io.truevalue.tenancy.permission.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's policies, compiled. A deny that applies beats every grant; so does one of which it cannot be told
 * whether it applies. Nobody in the role admin, where every owner is, is denied what it takes to repair a policy.
 */
public final class Policies {
    /** The role that every owner has, always. */
    static final String REPAIRER = "admin";

    private static final Set<String> REPAIRS = Set.of("roles", "policies", "assignments");

    private final List<Rule> rules;
    private final Terms terms;

    private Policies(List<Rule> rules, Terms terms) {
        this.rules = rules;
        this.terms = terms;
    }

    /** Those of the policies that are enabled, as far as they are about what there is. */
    public static Policies of(Collection<Policy> policies, Terms terms) {
        List<Rule> rules = new ArrayList<>();
        for (Policy policy : policies) {
            if (policy.enabled()) {
                rules.addAll(Rule.of(policy, terms));
            }
        }
        return new Policies(rules, terms);
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** What they make of what somebody holds. */
    public PolicyEffect effectOn(Collection<String> held, Facts facts) {
        Effects effects = new Effects(held, terms);
        for (Rule rule : rules) {
            Residual residual = rule.residual(facts);
            for (Permission permission : rule.permissions()) {
                if (rule.denies() && !isRepair(permission, facts)) {
                    effects.deny(permission, residual, rule.policy().name());
                } else if (!rule.denies()) {
                    effects.allow(permission, residual);
                }
            }
        }
        return effects.sum();
    }

    /**
     * What they say of one permission.
     *
     * @param asked without a scope
     * @param record attributes by name; null where the question is about none
     */
    public PolicyDecision decide(
            Facts facts, Permission asked, @Nullable Map<String, ? extends @Nullable Object> record) {
        List<PolicyDecision.Judged> judged = new ArrayList<>();
        for (Rule rule : rules) {
            boolean about = rule.denies()
                    ? rule.permissions().stream().anyMatch(each -> touches(each, asked)) && !isRepair(asked, facts)
                    : rule.permissions().stream().anyMatch(each -> each.covers(asked));
            if (about) {
                judged.add(new PolicyDecision.Judged(
                        rule.policy().id(), rule.policy().name(), rule.policy().effect(), rule.answer(facts, record)));
            }
        }
        return new PolicyDecision(judged);
    }

    /** A denied record takes its fields along; who is denied a field has not the whole record. */
    private static boolean touches(Permission denied, Permission asked) {
        return denied.covers(asked)
                || (asked.field() == null && denied.ofRecord().covers(asked));
    }

    private static boolean isRepair(Permission permission, Facts facts) {
        return REPAIRS.contains(permission.resource()) && facts.roles().contains(REPAIRER);
    }

    /** One policy over the permissions of one resource. A condition that no longer compiles cannot be told. */
    private record Rule(Policy policy, List<Permission> permissions, Optional<Condition> condition) {
        static List<Rule> of(Policy policy, Terms terms) {
            List<Permission> all = policy.permissions().contains(Policy.EVERYTHING)
                    ? terms.all()
                    : policy.permissions().stream()
                            .flatMap(name -> Permission.parse(name).stream())
                            .filter(terms::knows)
                            .toList();
            return all.stream()
                    .map(Permission::resource)
                    .distinct()
                    .map(resource -> new Rule(
                            policy,
                            all.stream()
                                    .filter(each -> each.resource().equals(resource))
                                    .toList(),
                            compiled(policy, terms.vocabulary(resource))))
                    .toList();
        }

        private static Optional<Condition> compiled(Policy policy, Optional<Vocabulary> vocabulary) {
            try {
                return vocabulary.isEmpty()
                        ? Optional.empty()
                        : Optional.of(vocabulary.get().compile(policy.condition()));
            } catch (ConditionRefused e) {
                return Optional.empty();
            }
        }

        boolean denies() {
            return policy.effect() == Policy.Effect.DENY;
        }

        Residual residual(Facts facts) {
            return condition.map(each -> each.residual(facts)).orElseGet(() -> new Residual.Told(Answer.CANNOT_TELL));
        }

        Answer answer(Facts facts, @Nullable Map<String, ? extends @Nullable Object> record) {
            return switch (residual(facts)) {
                case Residual.Told told -> told.answer();
                case Residual.OnRecord rest ->
                    record == null
                            ? Answer.HANGS_ON_RECORD
                            : condition.orElseThrow().answer(facts, record);
            };
        }
    }
}
