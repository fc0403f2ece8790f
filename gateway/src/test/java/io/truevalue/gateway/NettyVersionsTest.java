package io.truevalue.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Errors;
import io.netty.util.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The native transport is an older release than the rest, whose HTTP codec must be the newest; see ADR 0015. */
class NettyVersionsTest {
    private static final Map<String, Version> VERSIONS = Version.identify();

    private static String of(String artifact) {
        Version version = VERSIONS.get(artifact);
        return version == null ? "" : version.artifactVersion();
    }

    @Test
    void theCodecAndAllThatStandsUnderItAreTheNewest() {
        assertThat(List.of(
                        "netty-codec-http",
                        "netty-codec-http2",
                        "netty-codec-base",
                        "netty-handler",
                        "netty-transport",
                        "netty-buffer",
                        "netty-common"))
                .allSatisfy(artifact -> assertThat(of(artifact)).as(artifact).isEqualTo("4.2.20.Final"));
    }

    @Test
    void theNativeTransportIsOfOnePiece() {
        assertThat(of("netty-transport-classes-epoll"))
                .isNotEmpty()
                .isEqualTo(of("netty-transport-native-unix-common"));
    }

    /** Its library and its classes find each other: a method that one of them lacks shows when the class is loaded. */
    @Test
    void itRunsOnLinux() throws ClassNotFoundException {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        assertThat(Epoll.isAvailable()).isTrue();
        assertThat(Class.forName(Errors.class.getName(), true, Errors.class.getClassLoader()))
                .isNotNull();
    }
}
