package io.truevalue.bench.gateway;

import io.truevalue.bench.Child;
import io.truevalue.bench.Programs;
import io.truevalue.bench.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who is measured: each a process of its own, with the same five duties. */
enum Contestant {
    GATEWAY {
        @Override
        Child start(Work work, Surroundings around, Options options, int port) throws IOException {
            Path settings = work.file("gateway.properties");
            Files.writeString(settings, GatewaySettings.text(around, port));
            Path target = around.root().resolve("gateway/target");
            String classPath = jarIn(target) + ":"
                    + Files.readString(target.resolve("classpath")).strip();
            List<String> command = new ArrayList<>(List.of(around.java()));
            command.addAll(options.jvm().isEmpty() ? JVM : options.jvm());
            command.addAll(ALWAYS);
            command.add("@" + around.root().resolve("gateway/jvm.options"));
            command.add("-Dlogback.configurationFile="
                    + around.root().resolve("bench/load/logback.xml").toUri());
            command.add("-Dmicronaut.config.files=" + settings);
            command.addAll(List.of("-cp", classPath, "io.truevalue.gateway.Application"));
            return work.start(label(), command, Map.of());
        }

        @Override
        String readyTarget() {
            return "/health/ready";
        }
    },
    HAPROXY {
        @Override
        Child start(Work work, Surroundings around, Options options, int port) throws IOException {
            String haproxy = new Programs(work).need("haproxy", "haproxy");
            String configuration =
                    around.root().resolve("bench/peers/haproxy/gate.cfg").toString();
            return work.start(label(), List.of(haproxy, "-db", "-f", configuration), environment(around, port));
        }
    },
    SPRING_CLOUD_GATEWAY {
        @Override
        Child start(Work work, Surroundings around, Options options, int port) throws IOException {
            Path jar = jarIn(around.root().resolve("bench/peers/spring-cloud-gateway/target"));
            List<String> command = new ArrayList<>(List.of(around.java()));
            command.addAll(JVM);
            command.addAll(ALWAYS);
            command.addAll(List.of("-jar", jar.toString()));
            return work.start(label(), command, environment(around, port));
        }
    };

    /** The same for each contestant in Java. */
    static final List<String> JVM = List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC");

    private static final List<String> ALWAYS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    abstract Child start(Work work, Surroundings around, Options options, int port) throws IOException;

    /** What answers 200 without a token once it is ready; empty where a request with a token must tell. */
    String readyTarget() {
        return "";
    }

    /** As in options and tables, {@code spring-cloud-gateway}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Contestant::label).toList();
    }

    private static Map<String, String> environment(Surroundings around, int port) {
        return Map.of(
                "BENCH_PORT", Integer.toString(port),
                "BENCH_UPSTREAM_PORT", Integer.toString(around.upstreamPort()),
                "BENCH_JWT_SECRET", around.secrets().jwt(),
                "BENCH_SIGNING_KEY", around.secrets().derivedBase64());
    }

    private static Path jarIn(Path target) throws IOException {
        try (var files = Files.newDirectoryStream(target, "*-SNAPSHOT.jar")) {
            for (Path file : files) {
                return file;
            }
        }
        throw new IOException("There is no jar in " + target);
    }
}
