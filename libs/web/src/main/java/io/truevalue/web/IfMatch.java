package io.truevalue.web;

import io.truevalue.web.problem.CommonProblem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The version that a writer has seen, {@code If-Match: "7"}. A controller takes it as a parameter; without the header
 * any version will do.
 */
public record IfMatch(@Nullable String header) {
    /** Refuses with {@code 412 stale_version} where the resource is no longer what the writer has seen. */
    public void verify(long version) {
        if (header == null || header.strip().equals("*")) {
            return;
        }
        String current = "\"" + version + "\"";
        if (Arrays.stream(header.split(",")).map(String::strip).noneMatch(current::equals)) {
            throw CommonProblem.STALE_VERSION.because("It is at version " + version + " now. Read it again.");
        }
    }
}
