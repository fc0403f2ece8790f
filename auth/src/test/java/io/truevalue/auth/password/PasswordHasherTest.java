package io.truevalue.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.web.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher(new PasswordSettings(19_456, 2, 1, 2, 8));

    @AfterEach
    void close() {
        hasher.close();
    }

    @Test
    void hashesAsOwaspAsks() {
        String hash = hasher.hash("seven quiet herons at dawn");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.matches(hash, "seven quiet herons at dawn")).isTrue();
        assertThat(hasher.matches(hash, "seven quiet herons at dusk")).isFalse();
        assertThat(hasher.matches(hash, "Seven quiet herons at dawn")).isFalse();
        assertThat(hasher.hash("seven quiet herons at dawn")).isNotEqualTo(hash);
    }

    @Test
    void takesAccentsHoweverTheyWereTyped() {
        assertThat(hasher.matches(
                        hasher.hash("caf\u00e9 au lait, s'il vous pla\u00eet"),
                        "cafe\u0301 au lait, s'il vous plai\u0302t"))
                .isTrue();
    }

    @Test
    void neverMatchesWithoutAHash() {
        assertThat(hasher.matches(null, "a password that nobody has")).isFalse();
    }

    @Test
    void asksForARehashWhenParametersRise() {
        String hash = hasher.hash("seven quiet herons at dawn");
        assertThat(hasher.isOutdated(hash)).isFalse();
        try (PasswordHasher stronger = new PasswordHasher(new PasswordSettings(19_456, 3, 1, 1, 1))) {
            assertThat(stronger.isOutdated(hash)).isTrue();
        }
    }

    @Test
    void tellsAFloodToWait() throws InterruptedException, ExecutionException {
        List<Callable<Integer>> flood = Collections.nCopies(40, () -> {
            try {
                hasher.hash("seven quiet herons at dawn");
                return 200;
            } catch (Problem problem) {
                return problem.type().status();
            }
        });
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : crowd.invokeAll(flood)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).contains(200, 429).containsOnly(200, 429);
    }
}
