package io.truevalue.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Case R12: each hash takes 19 MiB and a processor, and a flood of logins gets no more of them than others can spare. */
class LoginFloodIT {
    private static final int FLOOD = 200;
    private static final long MOST_MORE_BYTES = 512L << 20;

    /** Slow hashes and a short queue, so that the flood is one however slow the machine is that makes it. */
    @RegisterExtension
    static final ServiceExtension auth = People.service()
            .with("truevalue.passwords.concurrent", 1)
            .with("truevalue.passwords.queued", 8)
            .with("truevalue.passwords.iterations", 10);

    private final People people = People.of(auth);

    @Test
    void makesAFloodWaitAndServesEverybodyElse() throws InterruptedException, ExecutionException, IOException {
        Person sarah = people.signedIn();
        long before = residentBytes();
        Map<Integer, Integer> flood = new HashMap<>();
        // Threads of the system: in this JVM the service answers on virtual ones, which the callers must not hold up.
        try (ExecutorService crowd = Executors.newFixedThreadPool(FLOOD)) {
            List<Future<Answer>> logins = new ArrayList<>();
            for (int i = 0; i < FLOOD; i++) {
                String somebody = "somebody" + i + "@flood.example";
                logins.add(crowd.submit(() -> people.logIn(somebody, "wrong wrong wrong wrong")));
            }
            String refresh = sarah.refresh();
            for (int i = 0; i < 20; i++) {
                auth.as(sarah.caller()).get("/auth/me").expect(200);
                refresh = people.refresh(refresh).expect(200).at("/refresh_token");
            }
            for (Future<Answer> login : logins) {
                Answer answer = login.get();
                flood.merge(answer.status(), 1, Integer::sum);
                assertThat(answer.status() == 429).isEqualTo(answer.header("retry-after") != null);
            }
        }
        assertThat(Set.of(401, 429)).containsAll(flood.keySet());
        assertThat(flood.get(429)).as("told to wait").isPositive();
        assertThat(flood.get(401)).as("looked at").isPositive();
        assertThat(residentBytes() - before).isLessThan(MOST_MORE_BYTES);
        people.logIn(sarah.email()).expect(200);
    }

    /** The most that this process ever held (proc(5), VmHWM); 0 where the system does not tell. */
    private static long residentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
