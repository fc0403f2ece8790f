package io.truevalue.standalone;

import io.truevalue.embedded.EmbeddedPostgresServer;
import io.truevalue.embedded.ServerDidNotStart;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings everything up, and down again in reverse however far it came. */
final class Platform {
    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
    private static final long LONGEST_START_SECONDS = 60;

    private final UpSettings settings;
    private final Home home;
    private final Progress progress;
    private final Running running = new Running();
    private final CountDownLatch started = new CountDownLatch(1);

    Platform(UpSettings settings, Home home, Progress progress) {
        this.settings = settings;
        this.home = home;
        this.progress = progress;
    }

    /** Returns once the gateway is ready; throws {@link CannotStart} in one clear line. */
    Development start() {
        try (ExecutorService starters = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("start-", 0).factory())) {
            SecretsFile secrets = SecretsFile.open(home.secrets(), settings.environment());
            new PidFiles(home.run()).endLeftBehind();
            EmbeddedPostgresServer.stopOrphan(home.postgres());
            ListeningPort.refuseTaken(settings);
            Infrastructure infrastructure = new Infrastructure(settings, home, running, progress);
            Future<String> kafka = starters.submit(infrastructure::kafka);
            Future<Databases> postgres = starters.submit(infrastructure::postgres);
            String smtp = infrastructure.mail();
            infrastructure.redis();
            Databases databases = await(postgres);
            List<Future<?>> provisions = new ArrayList<>();
            for (PlatformService service : PlatformService.behindTheGate()) {
                provisions.add(starters.submit(() -> databases.provision(service, secrets)));
            }
            provisions.forEach(this::await);
            ServiceKeys keys = new ServiceKeys(home.keys());
            keys.write(secrets);
            ServiceProperties properties =
                    new ServiceProperties(settings, secrets, keys, databases, await(kafka), smtp);
            Services services = settings.processes()
                    ? new ServiceProcesses(settings, home, properties, running, progress)
                    : new ServiceContexts(settings, properties, running, progress);
            List<Future<?>> starts = new ArrayList<>();
            for (PlatformService service : PlatformService.values()) {
                starts.add(starters.submit(() -> services.start(service)));
            }
            starts.forEach(this::await);
            new Readiness(settings).await();
            refuseStopping();
            rotateKeys(secrets, keys);
            return new Development(settings.root(), services, running, progress);
        } finally {
            started.countDown();
        }
    }

    private void rotateKeys(SecretsFile secrets, ServiceKeys keys) {
        TakenKeys taken = new TakenKeys(settings);
        KeyRotation rotation = new KeyRotation(
                home.rotationRequest(),
                secrets,
                keys,
                taken::missing,
                settings.keysOverlap(),
                progress,
                Clock.systemUTC());
        rotation.start();
        running.addServer("the rotation of keys", () -> {
            rotation.stop();
            taken.close();
        });
    }

    private <T> T await(Future<T> future) {
        try {
            T result = future.get();
            refuseStopping();
            return result;
        } catch (ExecutionException e) {
            throw because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while starting.", e);
        }
    }

    private void refuseStopping() {
        if (running.isStopping()) {
            throw new CannotStart("Stopped while starting.");
        }
    }

    boolean isStopping() {
        return running.isStopping();
    }

    private CannotStart because(ExecutionException failure) {
        LOG.error("The platform does not start", failure);
        return switch (failure.getCause()) {
            case CannotStart known -> known;
            case ServerDidNotStart known -> new CannotStart(String.valueOf(known.getMessage()), known);
            case null, default -> new CannotStart(failure.getCause() + "; see " + home.log(), failure);
        };
    }

    /** Waits for a start under way, so that nothing comes up behind its back. */
    void stop() {
        try {
            running.stopAll();
            if (!started.await(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A start still under way is left behind");
            }
            home.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The home {} is not left clean", home.folder(), e);
        }
    }
}
