package io.truevalue.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import io.truevalue.gateway.limit.LimitState;
import io.truevalue.gateway.limit.Limiter;
import io.truevalue.gateway.revocation.Revocations;
import io.truevalue.gateway.route.Access;
import io.truevalue.gateway.route.Routes;
import io.truevalue.gateway.route.Service;
import io.truevalue.gateway.token.Token;
import io.truevalue.gateway.token.TokenRefused;
import io.truevalue.gateway.token.Tokens;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is decided from a request's head, in the order of the architecture: ambiguity, authentication on the
 * headers as received, revocation, limit, organisation.
 */
@Singleton
final class FrontChecks {
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    private static final AsciiString CONSOLE_CLIENT = AsciiString.cached("x-truevalue-client");

    private final Origins origins;
    private final Tokens tokens;
    private final Revocations revocations;
    private final Limiter limiter;

    FrontChecks(Origins origins, Tokens tokens, Revocations revocations, Limiter limiter) {
        this.origins = origins;
        this.tokens = tokens;
        this.revocations = revocations;
        this.limiter = limiter;
    }

    /**
     * Fills in what the exchange is; throws the {@link Problem} that it is to be refused with. Where gateways count
     * together, answers the count under way, by which {@link #conclude} decides; else null.
     */
    @Nullable
    CompletableFuture<LimitState> admit(Exchange exchange) {
        checkMethod(exchange.request.method());
        if (!RequestPath.isPlain(exchange.target)) {
            throw GateProblem.AMBIGUOUS_REQUEST.because("The address is not in plain form.");
        }
        Framing.check(exchange.request);
        HttpHeaders headers = exchange.headers();
        boolean isHealth = exchange.path.startsWith("/health/");
        if (!isHealth || !headers.contains(HttpHeaderNames.HOST)) {
            origins.checkHost(headers.get(HttpHeaderNames.HOST));
        }
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        exchange.allowedOrigin = origin != null && origins.isAllowed(origin) ? origin : null;
        if (isPreflight(exchange)) {
            return null;
        }
        origins.checkConsoleHeader(headers.get(CONSOLE_CLIENT), origin);
        Service service = Service.ofPath(exchange.path);
        if (service == null) {
            LocalPaths.check(exchange);
            return null;
        }
        exchange.service = service;
        Access access = Routes.accessOf(service, exchange.method(), exchange.path);
        exchange.access = access;
        authenticate(exchange, access);
        CompletableFuture<LimitState> counting = limit(exchange, access);
        if (counting == null) {
            checkOrganization(exchange);
        }
        return counting;
    }

    /** Goes on with what waited for its count; throws as {@link #admit} does. */
    void conclude(Exchange exchange, LimitState state) {
        apply(exchange, state);
        checkOrganization(exchange);
    }

    private static void checkOrganization(Exchange exchange) {
        if (exchange.access == Access.TENANT && exchange.token != null && exchange.token.organizationId() == null) {
            throw CommonProblem.ORGANIZATION_REQUIRED.because("Choose or create an organisation first.");
        }
    }

    static boolean isPreflight(Exchange exchange) {
        return exchange.request.method().equals(HttpMethod.OPTIONS)
                && exchange.headers().contains(HttpHeaderNames.ORIGIN)
                && exchange.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static void checkMethod(HttpMethod method) {
        if (METHODS.contains(method)) {
            return;
        }
        throw method.equals(HttpMethod.TRACE) || method.equals(HttpMethod.CONNECT)
                ? CommonProblem.METHOD_NOT_ALLOWED.because("This method is not taken here.")
                : GateProblem.METHOD_NOT_IMPLEMENTED.because("This method is not known here.");
    }

    private void authenticate(Exchange exchange, Access access) {
        HttpHeaders headers = exchange.headers();
        String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
        boolean byService = headers.contains(SigningHeaders.SERVICE_SIGNATURE)
                || headers.contains(SigningHeaders.SERVICE_TIMESTAMP);
        boolean byGateway = headers.contains(SigningHeaders.GATEWAY_SIGNATURE)
                || headers.contains(SigningHeaders.GATEWAY_TIMESTAMP);
        if (byService && (authorization != null || byGateway)) {
            throw GateProblem.SIGNATURE_MALFORMED.because("Send a token or a signature, not both.");
        }
        if (!access.needsToken()) {
            return;
        }
        if (authorization == null) {
            throw unauthenticated("no token");
        }
        Token token;
        try {
            token = tokens.authenticate(authorization);
        } catch (TokenRefused refused) {
            throw unauthenticated(String.valueOf(refused.getMessage()));
        }
        checkStillHolds(token);
        exchange.token = token;
    }

    /** Throws when the token was revoked or outdated since it was minted. */
    void checkStillHolds(Token token) {
        Revocations.Ended ended = revocations.endOf(token);
        if (ended == Revocations.Ended.REVOKED) {
            throw unauthenticated("revoked");
        }
        if (ended == Revocations.Ended.OUTDATED) {
            throw GateProblem.TOKEN_OUTDATED.because("Your permissions or organisation changed; refresh the token.");
        }
    }

    private static Problem unauthenticated(String internal) {
        return CommonProblem.UNAUTHENTICATED.because("Sign in, or refresh the token.", internal);
    }

    private @Nullable CompletableFuture<LimitState> limit(Exchange exchange, Access access) {
        Token token = exchange.token;
        Object address = exchange.address.key();
        return switch (access) {
            case TENANT, SIGNED_IN -> take(exchange, Limiter.Kind.USER, token == null ? address : token.userId());
            case PUBLIC -> take(exchange, Limiter.Kind.ADDRESS, address);
            case CREDENTIALS -> take(exchange, Limiter.Kind.CREDENTIALS_ADDRESS, address);
            case REFRESH -> take(exchange, Limiter.Kind.REFRESH_ADDRESS, address);
            case WEBHOOK -> take(exchange, Limiter.Kind.WEBHOOK_ADDRESS, address);
            case DOCUMENT -> null;
        };
    }

    /**
     * The second limit of a credential route, by the account that its body names: as {@link #admit}, to be concluded by
     * {@link #concludeAccount}.
     */
    @Nullable
    CompletableFuture<LimitState> limitAccount(Exchange exchange, String account) {
        LimitState state = limiter.take(Limiter.Kind.CREDENTIALS_ACCOUNT, account);
        if (state == null) {
            return limiter.takeTogether(Limiter.Kind.CREDENTIALS_ACCOUNT, account);
        }
        concludeAccount(exchange, state);
        return null;
    }

    /** Of the two limits, the answer tells the one that is closer. */
    void concludeAccount(Exchange exchange, LimitState byAccount) {
        LimitState byAddress = exchange.limit;
        apply(exchange, byAccount);
        if (byAddress != null && byAddress.remaining() < byAccount.remaining()) {
            exchange.limit = byAddress;
        }
    }

    private @Nullable CompletableFuture<LimitState> take(Exchange exchange, Limiter.Kind kind, Object caller) {
        LimitState state = limiter.take(kind, caller);
        if (state == null) {
            return limiter.takeTogether(kind, caller);
        }
        apply(exchange, state);
        return null;
    }

    private static void apply(Exchange exchange, LimitState state) {
        exchange.limit = state;
        if (!state.isAllowed()) {
            throw CommonProblem.RATE_LIMITED
                    .because("At most " + state.limit() + " requests a minute are taken here.")
                    .retryAfter(Duration.ofSeconds(state.resetSeconds()));
        }
    }
}
