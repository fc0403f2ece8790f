package io.truevalue.bench.rls;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.bench.Child;
import io.truevalue.bench.Work;
import io.truevalue.embedded.FreePorts;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The crm as a process of its own, and the one caller that it knows: a gateway. */
final class CrmService {
    private static final String AUDIENCE = "crm-service";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final byte[] gatewaySecret = new byte[32];
    private final int port = FreePorts.next();
    private final Child process;

    CrmService(Work work, Path root, CrmDatabase database, String kafkaBootstrap) throws IOException {
        SecureRandom random = new SecureRandom();
        random.nextBytes(gatewaySecret);
        byte[] own = new byte[32];
        random.nextBytes(own);
        Path settings = work.file("crm.properties");
        // Permission does not run: it would be asked for policies, of which there are none, and told of the catalogue.
        Files.writeString(settings, """
                micronaut.server.port=%d
                endpoints.all.port=%d
                truevalue.database.url=%s
                truevalue.kafka.bootstrap=%s
                truevalue.signing.secret=%s
                truevalue.signing.keys.gateway=%s
                truevalue.policies.fill=false
                truevalue.catalogue.register=false
                """.formatted(
                        port,
                        FreePorts.next(),
                        database.url(),
                        kafkaBootstrap,
                        HexFormat.of().formatHex(own),
                        SigningKey.derive(gatewaySecret, AUDIENCE).exportHex()));
        process = work.start("crm", command(root, settings), Map.of());
    }

    private static List<String> command(Path root, Path settings) throws IOException {
        Path target = root.resolve("crm/target");
        String dependencies = Files.readString(target.resolve("classpath")).strip();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dlogback.configurationFile="
                + root.resolve("bench/load/logback.xml").toUri());
        command.add("-Dmicronaut.config.files=" + settings);
        command.addAll(List.of("-cp", target.resolve("crm-0.1.0-SNAPSHOT.jar") + ":" + dependencies));
        command.add("io.truevalue.crm.Application");
        return command;
    }

    /** Returns once it answers a signed request. */
    void awaitReady() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new CannotMeasure("The crm does not start: " + process.lastWords());
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    private boolean answers() {
        try (PageClient client = new PageClient(port, signer())) {
            client.page(1);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    RequestSigner signer() {
        return RequestSigner.forGateway(gatewaySecret, AUDIENCE, Clock.systemUTC());
    }

    int port() {
        return port;
    }

    Child process() {
        return process;
    }
}
