package io.truevalue.policy;

import java.util.List;
import java.util.UUID;

/** What policies say of one permission, each that is about it with its answer. */
public record PolicyDecision(List<Judged> judged) {
    /** One policy's answer. */
    public record Judged(UUID policyId, String name, Policy.Effect effect, Answer answer) {
        public boolean denies() {
            return effect == Policy.Effect.DENY && (answer == Answer.APPLIES || answer == Answer.CANNOT_TELL);
        }

        public boolean allows() {
            return effect == Policy.Effect.ALLOW && answer == Answer.APPLIES;
        }
    }

    public PolicyDecision {
        judged = List.copyOf(judged);
    }

    public boolean denied() {
        return judged.stream().anyMatch(Judged::denies);
    }

    public boolean allowed() {
        return !denied() && judged.stream().anyMatch(Judged::allows);
    }

    /** Whether it is the record that decides. */
    public boolean hangsOnRecord() {
        return judged.stream().anyMatch(each -> each.answer() == Answer.HANGS_ON_RECORD);
    }
}
