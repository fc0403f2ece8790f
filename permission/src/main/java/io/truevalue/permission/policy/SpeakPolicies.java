package io.truevalue.permission.policy;

import io.truevalue.permission.check.PolicyVoice;
import io.truevalue.permission.check.Question;
import io.truevalue.policy.Answer;
import io.truevalue.policy.Facts;
import io.truevalue.policy.PolicyDecision;
import io.truevalue.tenancy.permission.Scope;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What policies say of a question, by the same code that services obey. */
@Singleton
class SpeakPolicies implements PolicyVoice {
    private final OrganizationPolicies policies;

    SpeakPolicies(OrganizationPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Verdict judge(Question question) {
        PolicyDecision decision =
                policies.current().decide(facts(question), question.permission().in(Scope.ALL), record(question));
        PolicyDecision.@Nullable Judged denying = decision.judged().stream()
                .filter(PolicyDecision.Judged::denies)
                .findFirst()
                .orElse(null);
        if (denying != null) {
            return new Verdict(
                    Effect.DENY,
                    denying.policyId(),
                    denying.name(),
                    denying.answer() == Answer.APPLIES
                            ? "its condition holds"
                            : "it cannot be told whether its condition holds");
        }
        return decision.judged().stream()
                .filter(PolicyDecision.Judged::allows)
                .findFirst()
                .map(each -> new Verdict(Effect.ALLOW, each.policyId(), each.name(), "its condition holds"))
                .orElse(Verdict.NONE);
    }

    private static java.util.@Nullable Map<String, @Nullable Object> record(Question question) {
        return question.resource().isEmpty() ? null : question.resource();
    }

    static Facts facts(Question question) {
        Question.Subject subject = question.subject();
        Question.RequestFacts request = question.request();
        return new Facts(
                subject.id().toString(),
                subject.type(),
                subject.email(),
                subject.roles(),
                subject.teams(),
                request.time(),
                request.address(),
                request.factors(),
                request.authenticatedAt());
    }
}
