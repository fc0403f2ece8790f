package io.truevalue.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.embedded.FreePorts;
import io.truevalue.standalone.LoadClient.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole platform in this JVM, all of its keys replaced twice while people work: no request fails, nobody is signed
 * out, and a token of a key that was dropped is worth nothing (case J16).
 */
@Tag("fault")
class RotationUnderLoadIT {
    private static final int PEOPLE = 6;
    private static final Duration OVERLAP = Duration.ofSeconds(8);
    private static final String LIMITS = "truevalue.gateway.limits.";

    @TempDir
    private static Path folder;

    private static final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private static Platform platform;
    private static int offset;

    @BeforeAll
    static void start() {
        List.of("user", "address", "credentials-address", "refresh-address")
                .forEach(limit -> System.setProperty(LIMITS + limit, "1000000"));
        offset = FreePorts.next() - 8000;
        UpSettings settings = new UpSettings(
                Path.of("").toAbsolutePath(),
                folder.resolve("home"),
                false,
                offset,
                false,
                false,
                Map.of("TRUEVALUE_KEYS_OVERLAP", OVERLAP.toString()));
        platform = new Platform(
                settings, Home.open(settings), new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8)));
        platform.start();
    }

    @AfterAll
    static void stop() {
        platform.stop();
        List.of("user", "address", "credentials-address", "refresh-address")
                .forEach(limit -> System.clearProperty(LIMITS + limit));
    }

    @Test
    void replacesEveryKeyWithoutAFailedRequestOrASignOut() throws IOException, InterruptedException {
        List<LoadClient> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(LoadClient.signedUp(offset, "person" + i + "@acme.example", "acme-" + i));
        }
        String before = people.getFirst().accessToken();
        LoadClient sleeper = LoadClient.signedUp(offset, "sleeper@acme.example", "sleepers");
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger requests = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Map<String, String> first = secrets();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            people.forEach(person -> crowd.submit(() -> work(person, over, requests, failures)));
            rotate();
            Map<String, String> second = secrets();
            rotate();
            over.set(true);
            Map<String, String> third = secrets();
            assertThat(first).hasSize(10);
            first.forEach((name, secret) ->
                    assertThat(secret).as(name).isNotEqualTo(second.get(name)).isNotEqualTo(third.get(name)));
        }
        assertThat(failures).isEmpty();
        assertThat(requests.get()).as("requests while keys rotated").isGreaterThan(200);

        assertThat(LoadClient.asking(offset, before).status()).isEqualTo(401);
        assertThat(sleeper.get("/auth/me").status()).isEqualTo(401);
        sleeper.refresh();
        assertThat(sleeper.get("/auth/me").status()).isEqualTo(200);
    }

    private static void work(
            LoadClient person, AtomicBoolean over, AtomicInteger requests, ConcurrentLinkedQueue<String> failures) {
        while (!over.get()) {
            for (String target : person.targets()) {
                Reply reply = person.get(target);
                requests.incrementAndGet();
                if (reply.status() != 200) {
                    failures.add(target + " " + reply.status() + " " + reply.body());
                }
            }
            Reply refreshed = person.refresh();
            requests.incrementAndGet();
            if (refreshed.status() != 200) {
                failures.add("/auth/refresh " + refreshed.status() + " " + refreshed.body());
                return;
            }
        }
    }

    /** Asks as the script does, and returns when the keys before are dropped. */
    private static void rotate() throws IOException {
        Path home = folder.resolve("home");
        Files.createFile(home.resolve("keys.rotate"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !Files.exists(home.resolve("keys.rotate"))
                        && !Files.readString(home.resolve("secrets.env")).contains("_NEXT=")
                        && !Files.readString(home.resolve("secrets.env")).contains("_PREVIOUS="));
    }

    private static Map<String, String> secrets() {
        SecretsFile file = SecretsFile.open(folder.resolve("home/secrets.env"), Map.of());
        Map<String, String> found = new TreeMap<>();
        file.rotating().forEach(name -> found.put(name, file.get(name)));
        return found;
    }
}
