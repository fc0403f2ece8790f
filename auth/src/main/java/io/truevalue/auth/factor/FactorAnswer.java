package io.truevalue.auth.factor;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.web.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What somebody gives as proof. Never prints it. */
public sealed interface FactorAnswer {
    /** Typed: of an authenticator app, of a message, or of the list of recovery codes. */
    record Code(String value) implements FactorAnswer {
        public Code {
            value = value.replace(" ", "").strip();
        }

        @Override
        public String toString() {
            return "Code(hidden)";
        }
    }

    /** Signed: what a browser's {@code navigator.credentials.get} gave (WebAuthn Level 3, 5.1). */
    record Credential(JsonNode value) implements FactorAnswer {
        @Override
        public String toString() {
            return "Credential(hidden)";
        }
    }

    /** The one that was given, null where none was; both are a refusal, and so is what no browser gives. */
    static @Nullable FactorAnswer of(@Nullable String code, @Nullable JsonNode given) {
        JsonNode credential = given == null || given.isNull() ? null : given;
        if (code != null && credential != null) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Give a code or a credential, not both.")
                    .field("code", "not_both", "absent beside a credential");
        }
        if (code != null) {
            return new Code(code);
        }
        if (credential != null && !credential.isObject()) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("The credential cannot be read.")
                    .field("credential", "invalid_type", "what the browser's toJSON() gives");
        }
        return credential == null ? null : new Credential(credential);
    }

    static FactorAnswer require(@Nullable String code, @Nullable JsonNode credential) {
        FactorAnswer answer = of(code, credential);
        if (answer == null) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Give a code or a credential.")
                    .field("code", "required", "must not be absent where there is no credential");
        }
        return answer;
    }
}
