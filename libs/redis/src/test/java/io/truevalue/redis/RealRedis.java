package io.truevalue.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A real Redis on a free loopback port, which can be killed, held and brought back on the same port. */
public final class RealRedis implements AutoCloseable {
    private final int port;
    private @Nullable RedisServer server;
    private long pid;

    public RealRedis() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start();
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Starts it, empty. */
    public void start() throws IOException {
        Set<Long> before = children();
        RedisServer started = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        started.start();
        server = started;
        pid = children().stream()
                .filter(child -> !before.contains(child))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Redis has no process"));
    }

    /** Ends it at once, as a crash does. */
    public void kill() throws IOException, InterruptedException {
        signal("KILL");
        RedisServer killed = server;
        server = null;
        if (killed != null) {
            killed.stop();
        }
    }

    /** From now on it accepts connections and answers nothing. */
    public void hold() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void release() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("redis"))
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() throws IOException {
        RedisServer running = server;
        server = null;
        if (running != null) {
            running.stop();
        }
    }
}
