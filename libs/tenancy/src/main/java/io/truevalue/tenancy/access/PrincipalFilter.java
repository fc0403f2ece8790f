package io.truevalue.tenancy.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.truevalue.tenancy.ManagementPort;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.web.Ids;
import io.truevalue.web.RequestIds;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the principal of the verified headers. The signature was verified before this filter is reached; {@code /health}
 * alone comes without one. It stands before {@link AccessFilter}, so that what that one refuses is logged as whose it is.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PrincipalFilter implements Ordered {
    private final ManagementPort management;

    PrincipalFilter(ManagementPort management) {
        this.management = management;
    }

    @RequestFilter
    void identify(HttpRequest<?> request, MutablePropagatedContext context) {
        if (!request.getPath().startsWith("/health") && !management.received(request.getServerAddress())) {
            context.add(new Tenancy.Element(principal(request.getHeaders())));
        }
    }

    @Override
    public int getOrder() {
        return -100;
    }

    private static Principal principal(HttpHeaders headers) {
        String requestId = RequestIds.acceptOrNew(headers.get(RequestIds.HEADER));
        OrgId org = org(headers.get("X-Org-Id"));
        String service = headers.get("X-Service-Name");
        if (service != null && headers.contains("X-Service-Signature")) {
            return Principal.service(service, org, requestId);
        }
        String id = headers.get("X-User-Id");
        Principal.Type type = id == null
                ? Principal.Type.ANONYMOUS
                : "integration".equals(headers.get("X-User-Type")) ? Principal.Type.INTEGRATION : Principal.Type.USER;
        return new Principal(
                id,
                type,
                org,
                headers.get("X-Org-Slug"),
                list(headers.get("X-User-Roles")),
                list(headers.get("X-User-Permissions")),
                list(headers.get("X-User-Teams")),
                utf8(headers.get("X-User-Email")),
                headers.get("X-Session-Id"),
                headers.get("X-Org-Plan"),
                instant(headers.get("X-User-Auth-Time")),
                list(headers.get("X-User-Amr")),
                headers.get("X-User-Ip"),
                utf8(headers.get("X-User-Agent")),
                requestId);
    }

    private static @Nullable OrgId org(@Nullable String text) {
        return text == null ? null : Ids.parse(text).map(OrgId::new).orElse(null);
    }

    private static Set<String> list(@Nullable String text) {
        return text == null || text.isBlank() ? Set.of() : Set.copyOf(List.of(text.split(",")));
    }

    /** Header bytes arrive as Latin-1 characters. */
    private static @Nullable String utf8(@Nullable String text) {
        return text == null ? null : new String(text.getBytes(ISO_8859_1), UTF_8);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,12}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }
}
