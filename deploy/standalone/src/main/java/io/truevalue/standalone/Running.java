package io.truevalue.standalone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is up, in order. The services are stopped first and together, then what they stand on, newest first. */
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final long LONGEST_STOP_SECONDS = 20;

    private final Deque<Part> servers = new ArrayDeque<>();
    private final Deque<Part> services = new ArrayDeque<>();
    private boolean stopping;

    /** How a part of the platform is stopped; it may throw what it likes, and the others are stopped all the same. */
    interface Stop {
        void now();
    }

    private record Part(String name, Stop stop) {}

    /** PostgreSQL, Kafka, mail. What comes up while everything is being stopped is stopped at once. */
    void addServer(String name, Stop stop) {
        add(servers, new Part(name, stop));
    }

    void addService(String name, Stop stop) {
        add(services, new Part(name, stop));
    }

    private void add(Deque<Part> parts, Part part) {
        synchronized (this) {
            if (!stopping) {
                parts.push(part);
                return;
            }
        }
        stop(List.of(part));
    }

    /** Stops one service, to start it anew. */
    void stopService(String name) {
        List<Part> found = new ArrayList<>();
        synchronized (this) {
            services.stream().filter(part -> part.name().equals(name)).forEach(found::add);
            services.removeAll(found);
        }
        stop(found);
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    void stopAll() {
        List<Part> first;
        List<Part> then;
        synchronized (this) {
            stopping = true;
            first = List.copyOf(services);
            then = List.copyOf(servers);
            services.clear();
            servers.clear();
        }
        stop(first);
        then.forEach(part -> stop(List.of(part)));
    }

    private static void stop(List<Part> together) {
        CompletableFuture<?>[] stops = together.stream()
                .map(part -> CompletableFuture.runAsync(part.stop()::now, Thread::startVirtualThread))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(stops).get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("Not stopped in time, or not cleanly: {}", together, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
