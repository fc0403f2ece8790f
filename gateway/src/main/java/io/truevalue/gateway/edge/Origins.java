package io.truevalue.gateway.edge;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.truevalue.web.problem.CommonProblem;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which hosts the gate answers to, and which origins may read its answers. */
@Context
final class Origins {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String LOCALHOST = "localhost";

    private final Set<String> own = new HashSet<>();
    private final Set<String> hosts = new HashSet<>(Set.of(LOCALHOST, LOOPBACK, "[::1]"));
    private final Set<String> foreign = new HashSet<>();
    private final boolean isSecure;

    Origins(
            EdgeSettings settings,
            @Property(name = "truevalue.origin", defaultValue = "http://localhost:8000") String origin,
            @Property(name = "truevalue.gateway.cors.allowed-origins") @Nullable List<String> allowed) {
        URI uri = URI.create(origin);
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalArgumentException("truevalue.origin is not scheme://host[:port]");
        }
        own.add(origin);
        own.add(origin.replace("//" + LOCALHOST, "//" + LOOPBACK));
        own.add(origin.replace("//" + LOOPBACK, "//" + LOCALHOST));
        isSecure = uri.getScheme().equals("https");
        hosts.add(uri.getHost().toLowerCase(Locale.ROOT));
        settings.hosts().stream()
                .filter(host -> !host.isBlank())
                .forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        for (String each : allowed == null ? List.<String>of() : allowed) {
            if (each.isBlank()) {
                continue;
            }
            if (each.indexOf('*') >= 0 || each.equals("null")) {
                throw new IllegalArgumentException(
                        "truevalue.gateway.cors.allowed-origins names whole origins, never * or null");
            }
            foreign.add(each);
        }
    }

    /** Whether clients reach the gate over TLS. */
    boolean isSecure() {
        return isSecure;
    }

    boolean isOwn(String origin) {
        return own.contains(origin);
    }

    boolean isAllowed(String origin) {
        return foreign.contains(origin);
    }

    /** Throws unless the Host header names this gate, so that no other name's page can be played through it. */
    void checkHost(@Nullable String host) {
        if (host == null || !hosts.contains(nameOf(host))) {
            throw GateProblem.AMBIGUOUS_REQUEST.because("The Host header does not name this origin.");
        }
    }

    /** The console's form of a session, with its cookie, is for the console's own origin (contract, auth). */
    void checkConsoleHeader(@Nullable String client, @Nullable String origin) {
        if (client != null && origin != null && !isOwn(origin)) {
            throw CommonProblem.PERMISSION_DENIED.because("X-TrueValue-Client is for the console alone.");
        }
    }

    private static String nameOf(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        int colon = lower.lastIndexOf(':');
        boolean hasPort = colon > lower.lastIndexOf(']')
                && lower.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return hasPort ? lower.substring(0, colon) : lower;
    }
}
