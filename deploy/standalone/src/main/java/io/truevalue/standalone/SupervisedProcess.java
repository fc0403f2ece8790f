package io.truevalue.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service's process. When it ends before it is told to, its last words are shown and it is started again: after a
 * second, and after twice as long each time that it does not last a minute.
 */
final class SupervisedProcess {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedProcess.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    /** The gateway takes up to 15 s to answer what runs. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(18);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LASTING = Duration.ofMinutes(1);
    private static final int OK = 200;

    private final PlatformService service;
    private final ProcessBuilder builder;
    private final ProcessLog log;
    private final PidFiles pids;
    private final Progress progress;
    private @Nullable Process process;
    private long startedAt;
    private Duration pause = FIRST_PAUSE;
    private boolean answered;
    private boolean stopped;

    SupervisedProcess(
            PlatformService service, ProcessBuilder builder, ProcessLog log, PidFiles pids, Progress progress) {
        this.service = service;
        this.builder = builder;
        this.log = log;
        this.pids = pids;
        this.progress = progress;
    }

    synchronized void start() {
        if (stopped) {
            return;
        }
        try {
            Process started = builder.start();
            process = started;
            startedAt = System.nanoTime();
            pids.write(service, started);
            Thread copy = Thread.ofVirtual().name("log-" + service).start(() -> copyLog(started));
            started.onExit().thenRunAsync(() -> ended(started, copy), Thread::startVirtualThread);
        } catch (IOException e) {
            throw new CannotStart(service.module() + " does not start: " + e.getMessage() + ".", e);
        }
    }

    private void copyLog(Process started) {
        try (BufferedReader output = started.inputReader()) {
            log.copy(output);
        } catch (IOException e) {
            LOG.warn("The log of {} is cut short", service, e);
        }
    }

    /** Until the service answers on its port; it may not be ready yet, since others are not. */
    void awaitAnswer(int port) {
        HttpRequest live = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/live"))
                .timeout(LONGEST_STOP)
                .build();
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, live)) {
                if (!isAlive()) {
                    throw new CannotStart(service.module() + " does not start: " + lastWords() + ".");
                }
                if (System.nanoTime() > end) {
                    throw new CannotStart(service.module() + " does not answer after " + LONGEST_START.toSeconds()
                            + " s: " + lastWords() + ".");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
        synchronized (this) {
            answered = true;
        }
    }

    private static boolean answers(HttpClient http, HttpRequest live) {
        try {
            return http.send(live, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while starting.", e);
        }
    }

    private synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    synchronized long pid() {
        return process == null ? 0 : process.pid();
    }

    private String lastWords() {
        List<String> lines = log.last();
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }

    /** The first start is the starter's to report; it ends the whole platform. */
    private void ended(Process was, Thread copy) {
        Duration wait;
        try {
            copy.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            pids.remove(service);
            if (stopped || !answered) {
                return;
            }
            if (System.nanoTime() - startedAt > LASTING.toNanos()) {
                pause = FIRST_PAUSE;
            }
            wait = pause;
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        progress.line(service.module() + " (" + was.pid() + ") has ended with " + was.exitValue()
                + ": starting it again in " + wait.toSeconds() + " s. Its last lines:");
        log.last().forEach(line -> progress.line("    " + line));
        LockSupport.parkNanos(wait.toNanos());
        startAgain();
    }

    private void startAgain() {
        try {
            start();
            if (isAlive()) {
                progress.line(service.module() + " is started again (" + pid() + ")");
            }
        } catch (CannotStart e) {
            progress.line("  " + e.getMessage());
        }
    }

    void stop() {
        Process last;
        synchronized (this) {
            stopped = true;
            last = process;
        }
        if (last == null) {
            return;
        }
        last.destroy();
        try {
            if (!last.waitFor(LONGEST_STOP)) {
                LOG.warn("{} does not stop within {} s: ending it", service, LONGEST_STOP.toSeconds());
                last.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pids.remove(service);
    }
}
