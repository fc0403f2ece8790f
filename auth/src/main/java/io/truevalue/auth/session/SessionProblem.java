package io.truevalue.auth.session;

import io.truevalue.web.problem.Problem;
import io.truevalue.web.problem.ProblemType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a session does not go on. */
enum SessionProblem implements ProblemType {
    INVALID_REFRESH_TOKEN("Sign in again"),
    SESSION_ENDED("This session has ended");

    private final String title;

    SessionProblem(String title) {
        this.title = title;
    }

    /** Of one that nobody knows of. */
    static Problem ended(String reason) {
        return SESSION_ENDED.because(sentence(reason)).with(Map.of("reason", reason));
    }

    /** @param from the device that ended it; null where none did */
    static Problem ended(String reason, Instant at, @Nullable String from) {
        Map<String, Object> members = new HashMap<>();
        members.put("reason", reason);
        members.put("ended_at", at.toString());
        if (from != null) {
            members.put("ended_from", from);
        }
        return SESSION_ENDED.because(sentence(reason)).with(members);
    }

    private static String sentence(String reason) {
        return "This session has ended: " + reason.replace('_', ' ') + ". Sign in again.";
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return 401;
    }

    @Override
    public String title() {
        return title;
    }
}
