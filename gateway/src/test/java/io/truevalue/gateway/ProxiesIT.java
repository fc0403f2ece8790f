package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** G11 and the end of R3: whose address a request comes from, behind a proxy and without one. */
class ProxiesIT {
    private static final String PROXY = "127.0.0.77";

    private static GatewayRig rig;

    private final String user = GatewayRig.newUser();
    private final String bearer = GatewayRig.bearer(GatewayRig.token(user));
    private final String target = "/crm/api/" + user;

    @BeforeAll
    static void start() throws IOException {
        rig = new GatewayRig(Map.of("truevalue.gateway.trusted-proxies", "127.0.0.64/26,fd00::/8"));
    }

    @AfterAll
    static void stop() throws IOException {
        rig.close();
    }

    private static int plansFrom(String socket, String forwarded) throws IOException {
        try (RawClient client = new RawClient(rig.port, socket)) {
            return client.send(GatewayRig.request("GET", "/billing/api/plans", "X-Forwarded-For: " + forwarded))
                    .reply()
                    .status();
        }
    }

    private String seenAs(String socket, String... headers) throws IOException {
        try (RawClient client = new RawClient(rig.port, socket)) {
            String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
            all[headers.length] = bearer;
            assertThat(client.send(GatewayRig.request("GET", target, all))
                            .reply()
                            .status())
                    .isEqualTo(200);
        }
        RecordingService.Seen seen = rig.service.only(target);
        rig.service.seen.remove(seen);
        for (String name : new String[] {"X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded"}) {
            assertThat(seen.all(name)).isEmpty();
        }
        return seen.header("X-User-Ip");
    }

    @Test
    void aTrustedProxySaysWhoTheClientIs() throws IOException {
        assertThat(seenAs(PROXY, "X-Forwarded-For: 203.0.113.1, 198.51.100.7", "X-Forwarded-Proto: https"))
                .isEqualTo("198.51.100.7");
        assertThat(seenAs(PROXY, "X-Forwarded-For: 198.51.100.8, 127.0.0.66")).isEqualTo("198.51.100.8");
        assertThat(seenAs(PROXY)).isEqualTo(PROXY);
        assertThat(seenAs(PROXY, "X-Forwarded-For: <script>")).isEqualTo(PROXY);
    }

    @Test
    void nobodyElseDoes() throws IOException {
        assertThat(seenAs("127.0.0.1", "X-Forwarded-For: 198.51.100.7", "Forwarded: for=198.51.100.7"))
                .isEqualTo("127.0.0.1");
        assertThat(seenAs("127.0.0.1", "X-Forwarded-For: 198.51.100.7, " + PROXY, "X-Forwarded-Host: evil"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void clientsOfOneProxyAreLimitedApartAndNetworksOf64BitsTogether() throws IOException {
        for (int i = 0; i < 100; i++) {
            assertThat(plansFrom(PROXY, "2001:db8:1:2::" + Integer.toHexString(i + 1)))
                    .isEqualTo(200);
        }
        assertThat(plansFrom(PROXY, "2001:db8:1:2:ffff::1")).isEqualTo(429);
        assertThat(plansFrom(PROXY, "10.9.9.9, 2001:db8:1:2:ffff::1")).isEqualTo(429);
        assertThat(plansFrom(PROXY, "2001:db8:1:3::1")).isEqualTo(200);
        assertThat(plansFrom(PROXY, "198.51.100.7")).isEqualTo(200);
    }
}
