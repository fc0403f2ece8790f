package io.truevalue.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.truevalue.gateway.limit.ClientAddress;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final ClientAddress PROXY = ClientAddress.of(InetAddress.ofLiteral("10.0.0.1"));

    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8"));

    private String client(String... lines) {
        HttpHeaders headers = new DefaultHttpHeaders();
        for (String line : lines) {
            headers.add("X-Forwarded-For", line);
        }
        return proxies.clientBehind(PROXY, headers).text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            198.51.100.7                              | 198.51.100.7
            203.0.113.9, 198.51.100.7                 | 198.51.100.7
            203.0.113.9, 198.51.100.7, 10.1.1.1       | 198.51.100.7
            198.51.100.7:4711                         | 198.51.100.7
            [2001:db8::1]:4711                        | 2001:db8:0:0:0:0:0:1
            2001:db8::1                               | 2001:db8:0:0:0:0:0:1
            ::ffff:198.51.100.7                       | 198.51.100.7
            10.2.2.2, 10.1.1.1                        | 10.2.2.2
            'evil, <script>, 198.51.100.7,fd00::1'    | 198.51.100.7
            """)
    void theFirstStrangerFromTheRightIsTheClient(String header, String client) {
        assertThat(client(header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "198.51.100.7,",
                "198.51.100.7, 10.1.1.1, x",
                "198.51.100.7:port",
                "198.51.100",
                "0x7f.1",
                "2130706433",
                "fe80::1%eth0",
                "[2001:db8::1",
                "[[2001:db8::1]]",
                "_hidden"
            })
    void whatIsNotWellFormedIsTheProxys(String header) {
        assertThat(client(header)).isEqualTo("10.0.0.1");
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(client("203.0.113.9", "198.51.100.7, 10.1.1.1")).isEqualTo("198.51.100.7");
        assertThat(client("198.51.100.7", "10.1.1.1")).isEqualTo("198.51.100.7");
        assertThat(client()).isEqualTo("10.0.0.1");
    }

    @Test
    void aListWithoutEndIsNotRead() {
        assertThat(client("10.1.1.1, ".repeat(40) + "10.1.1.1")).isEqualTo("10.0.0.1");
        assertThat(client("x".repeat(3_000) + ",198.51.100.7,10.1.1.1")).isEqualTo("10.0.0.1");
    }

    @Test
    void nobodyIsTrustedUnlessConfigured() {
        TrustedProxies none = new TrustedProxies(null);
        assertThat(none.trusts(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
        assertThat(proxies.trusts(InetAddress.ofLiteral("10.200.3.4"))).isTrue();
        assertThat(proxies.trusts(InetAddress.ofLiteral("11.0.0.1"))).isFalse();
        assertThat(proxies.trusts(InetAddress.ofLiteral("fd12::1"))).isTrue();
        assertThat(proxies.trusts(InetAddress.ofLiteral("fe80::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/0", "10.0.0.0/x", "10.0.0.1/8", "localhost", "fd00::/129"})
    void aBlockThatIsNoneStopsTheStart(String block) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(block))).isInstanceOf(IllegalArgumentException.class);
    }
}
