package io.truevalue.permission.check;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an organisation's policies say of one question. Called in a transaction of the organisation. */
public interface PolicyVoice {
    Verdict judge(Question question);

    /** How policies decide. */
    enum Effect {
        NONE,
        DENY,
        ALLOW
    }

    /**
     * What they say together: one that denies has won over those that allow.
     *
     * @param policyId the one that decided
     * @param policy its name
     * @param reason in plain words
     */
    record Verdict(
            Effect effect,
            @Nullable UUID policyId,
            @Nullable String policy,
            @Nullable String reason) {
        public static final Verdict NONE = new Verdict(Effect.NONE, null, null, null);
    }
}
