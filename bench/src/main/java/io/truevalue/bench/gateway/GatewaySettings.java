package io.truevalue.bench.gateway;

import io.truevalue.embedded.FreePorts;
import java.util.List;

/** Our gateway's settings, as a file: on a command line everyone could read its secrets. */
final class GatewaySettings {
    private static final List<String> ASIDE =
            List.of("auth", "org", "permission", "billing", "audit-log", "analytics", "notification");

    private GatewaySettings() {}

    /** The crm is the upstream; every other service is the small signed one that answers the gateway's own questions. */
    static String text(Surroundings around, int port) {
        StringBuilder text = new StringBuilder();
        put(text, "micronaut.server.host", "127.0.0.1");
        put(text, "micronaut.server.port", port);
        put(text, "endpoints.all.port", FreePorts.next());
        put(text, "truevalue.kafka.bootstrap", around.kafkaBootstrap());
        put(text, "truevalue.jwt.secret", around.secrets().jwtHex());
        put(text, "truevalue.signing.secret", around.secrets().signingHex());
        put(text, "truevalue.peers.crm", "http://127.0.0.1:" + around.upstreamPort());
        for (String service : ASIDE) {
            put(text, "truevalue.peers." + service, "http://127.0.0.1:" + around.peerPort());
        }
        return text.toString();
    }

    private static void put(StringBuilder text, String name, Object value) {
        text.append(name).append('=').append(value).append('\n');
    }
}
