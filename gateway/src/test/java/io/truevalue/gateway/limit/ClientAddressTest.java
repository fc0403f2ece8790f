package io.truevalue.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private static ClientAddress of(String address) {
        return ClientAddress.of(InetAddress.ofLiteral(address));
    }

    @Test
    void aNetworkOf64BitsIsOneClient() {
        assertThat(of("2001:db8:1:2::1").key())
                .isEqualTo(of("2001:db8:1:2:ffff::9").key());
        assertThat(of("2001:db8:1:2::1").key())
                .isNotEqualTo(of("2001:db8:1:3::1").key());
        assertThat(of("2001:db8:1:2::1").text())
                .isNotEqualTo(of("2001:db8:1:2::2").text());
    }

    @Test
    void aMappedAddressIsTheIpv4One() {
        assertThat(of("::ffff:198.51.100.7")).isEqualTo(of("198.51.100.7"));
        assertThat(of("198.51.100.7").key()).isNotEqualTo(of("198.51.100.8").key());
    }

    @Test
    void noNetworkOfIpv6IsTakenForAnIpv4Client() {
        assertThat(of("::1").key()).isNotEqualTo(of("0.0.0.0").key());
        assertThat(of("0:0:ffff:c633:6407::").text()).doesNotContain("%");
    }
}
