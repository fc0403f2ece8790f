package io.truevalue.permission.check;

import io.truevalue.permission.check.PolicyVoice.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why something is allowed or not.
 *
 * @param sentence as one would say it
 * @param steps each step of the derivation as a sentence of its own
 * @param sufficient the permissions of which any one is enough for this record
 * @param sources all by which one of them, or the same over fewer records, is held
 * @param policy what policies decided; null where none applies
 */
record Explanation(
        boolean allowed,
        UUID userId,
        String permission,
        String sentence,
        List<String> steps,
        List<String> sufficient,
        List<SourceView> sources,
        @Nullable PolicyView policy) {
    /**
     * The policy that decided.
     *
     * @param effect {@code deny} or {@code allow}
     */
    record PolicyView(
            String effect,
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String reason) {
        static @Nullable PolicyView of(Verdict verdict) {
            return verdict.effect() == PolicyVoice.Effect.NONE
                    ? null
                    : new PolicyView(
                            verdict.effect().name().toLowerCase(Locale.ROOT),
                            verdict.policyId(),
                            verdict.policy(),
                            verdict.reason());
        }
    }
}
