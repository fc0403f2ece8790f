package io.truevalue.gateway.edge;

import io.micronaut.context.annotation.Context;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public port's certificate: TLS 1.2 and 1.3 alone, HTTP/2 offered by ALPN. Files that changed are read again within a
 * second of the next connection, so that a renewal needs no restart; while they cannot be read the last good ones serve.
 */
@Context
final class Tls {
    private static final Logger log = LoggerFactory.getLogger(Tls.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private record PemFiles(Path certificate, Path key) {}

    private record Loaded(SslContext context, FileTime certificate, FileTime key) {}

    private final @Nullable PemFiles files;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile @Nullable Loaded loaded;

    Tls(TlsSettings settings, Origins origins) throws IOException {
        Path certificate = settings.certificate();
        Path key = settings.key();
        if (certificate == null || key == null) {
            files = null;
            return;
        }
        if (!origins.isSecure()) {
            throw new IllegalArgumentException("truevalue.origin is https where truevalue.gateway.tls is given");
        }
        files = new PemFiles(certificate, key);
        loaded = load(files);
    }

    /** What new connections are secured by; null where this gate speaks plain text. */
    @Nullable
    SslContext current() {
        Loaded last = loaded;
        if (files == null || last == null) {
            return null;
        }
        long now = System.nanoTime();
        long before = looked.get();
        if (now - before > LOOK_EVERY && looked.compareAndSet(before, now)) {
            last = reloaded(files, last);
            loaded = last;
        }
        return last.context();
    }

    private static Loaded reloaded(PemFiles files, Loaded last) {
        try {
            FileTime certificate = Files.getLastModifiedTime(files.certificate());
            FileTime key = Files.getLastModifiedTime(files.key());
            if (certificate.equals(last.certificate()) && key.equals(last.key())) {
                return last;
            }
            Loaded fresh = load(files);
            log.info("the certificate was read again");
            return fresh;
        } catch (IOException | IllegalArgumentException unreadable) {
            log.error("the certificate cannot be read again; the last one stays in use", unreadable);
            return last;
        }
    }

    private static Loaded load(PemFiles files) throws IOException {
        FileTime certificate = Files.getLastModifiedTime(files.certificate());
        FileTime key = Files.getLastModifiedTime(files.key());
        SslContext context = SslContextBuilder.forServer(
                        files.certificate().toFile(), files.key().toFile())
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2,
                        ApplicationProtocolNames.HTTP_1_1))
                .build();
        return new Loaded(context, certificate, key);
    }
}
