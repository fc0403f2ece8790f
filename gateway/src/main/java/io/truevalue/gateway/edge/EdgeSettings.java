package io.truevalue.gateway.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate takes from clients.
 *
 * @param hosts names that it answers to beside the origin's, {@code localhost} and the loopback addresses
 * @param heldBody bytes of a body kept in memory to be hashed
 * @param upload bytes of a body on an upload route
 * @param uploads routes on which a body may be longer, as {@code POST /path}
 * @param uploadsAtOnce how many bodies may lie in files together
 * @param spoolDirectory where they lie; the system's folder for temporary files when absent
 * @param headTimeout from a request's first byte to the end of its head
 * @param bodyTimeout between two pieces of a body
 * @param keepAlive how long a client's connection may wait for its next request
 * @param http2Cleartext whether HTTP/2 is spoken without TLS to clients that begin with it (RFC 9113 3.3)
 * @param drainNotice how long the gate says that it is not ready before it takes no more connections
 * @param drainTimeout how long it then waits for running requests
 */
@Context
@ConfigurationProperties("truevalue.gateway")
record EdgeSettings(
        @Bindable(defaultValue = "") List<String> hosts,
        @Bindable(defaultValue = "1048576") int heldBody,
        @Bindable(defaultValue = "536870912") long upload,
        @Bindable(defaultValue = "POST /crm/api/imports") List<String> uploads,
        @Bindable(defaultValue = "16") int uploadsAtOnce,
        @Nullable String spoolDirectory,
        @Bindable(defaultValue = "10s") Duration headTimeout,
        @Bindable(defaultValue = "30s") Duration bodyTimeout,
        @Bindable(defaultValue = "60s") Duration keepAlive,
        @Bindable(defaultValue = "false") boolean http2Cleartext,
        @Bindable(defaultValue = "0s") Duration drainNotice,
        @Bindable(defaultValue = "15s") Duration drainTimeout) {

    EdgeSettings {
        if (heldBody < 1024 || upload < heldBody) {
            throw new IllegalArgumentException("truevalue.gateway: held-body is at least 1024 and upload no less");
        }
        if (spoolDirectory != null && !Files.isDirectory(Path.of(spoolDirectory))) {
            throw new IllegalArgumentException("truevalue.gateway.spool-directory is no folder");
        }
    }

    Path spool() {
        return Path.of(spoolDirectory == null ? System.getProperty("java.io.tmpdir") : spoolDirectory);
    }
}
