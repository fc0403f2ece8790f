package io.truevalue.auth.factor;

import java.util.List;

/** What became of an answer. */
public sealed interface Verdict {
    /** @param methods how, as in RFC 8176, such as {@code otp} */
    record Proved(FactorKind kind, List<String> methods) implements Verdict {
        public Proved {
            methods = List.copyOf(methods);
        }
    }

    /** Right, but it was used before: refused like a wrong one, and no guess. */
    record Spent() implements Verdict {}

    record Wrong() implements Verdict {}
}
