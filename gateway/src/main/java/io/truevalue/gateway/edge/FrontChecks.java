package io.truevalue.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import io.truevalue.gateway.limit.LimitState;
import io.truevalue.gateway.limit.Limiter;
import io.truevalue.gateway.revocation.Revocations;
import io.truevalue.gateway.route.Access;
import io.truevalue.gateway.route.AccountOf;
import io.truevalue.gateway.route.Routes;
import io.truevalue.gateway.route.Service;
import io.truevalue.gateway.token.Token;
import io.truevalue.gateway.token.TokenRefused;
import io.truevalue.gateway.token.Tokens;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
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
    private final IntegrationChecks integrations;

    FrontChecks(
            Origins origins, Tokens tokens, Revocations revocations, Limiter limiter, IntegrationChecks integrations) {
        this.origins = origins;
        this.tokens = tokens;
        this.revocations = revocations;
        this.limiter = limiter;
        this.integrations = integrations;
    }

    /**
     * Fills in what the exchange is; throws the {@link Problem} that it is to be refused with. Null where all is decided;
     * else what is asked of others, as where gateways count together: it completes soon and never fails, with the rest of
     * the check, which runs on the exchange's event loop and throws as this method does.
     */
    @Nullable
    CompletableFuture<Runnable> admit(Exchange exchange) {
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
        if (isByIntegration(exchange.headers(), access)) {
            return integrations.begin(exchange);
        }
        authenticate(exchange, access);
        return limit(exchange, access);
    }

    /** What is known once the body is whole: an integration's signature, or the account that is to be counted. */
    @Nullable
    CompletableFuture<Runnable> admitBody(Exchange exchange, RequestBody body, BodyHash hash) {
        if (exchange.signer != null) {
            return integrations.finish(exchange, exchange.signer, hash);
        }
        if (body.spool() != null || !exchange.method().equals("POST") || !Routes.namesAccount(exchange.path)) {
            return null;
        }
        String account = AccountOf.body(body.copy()).orElse(null);
        return account == null ? null : limitAccount(exchange, account);
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

    /** A token and a signature together, or both kinds of signature, are a refusal on whatever route. */
    private static boolean isByIntegration(HttpHeaders headers, Access access) {
        if (!IntegrationChecks.isSigned(headers)) {
            return false;
        }
        boolean byGateway = headers.contains(SigningHeaders.GATEWAY_SIGNATURE)
                || headers.contains(SigningHeaders.GATEWAY_TIMESTAMP);
        if (byGateway || headers.contains(HttpHeaderNames.AUTHORIZATION)) {
            throw GateProblem.SIGNATURE_MALFORMED.because("Send a token or a signature, not both.");
        }
        return access.needsToken();
    }

    private void authenticate(Exchange exchange, Access access) {
        String authorization = exchange.headers().get(HttpHeaderNames.AUTHORIZATION);
        if (!access.needsToken()) {
            return;
        }
        if (authorization == null) {
            throw stranger(exchange, "no token");
        }
        Token token;
        try {
            token = tokens.authenticate(authorization);
        } catch (TokenRefused refused) {
            throw stranger(exchange, String.valueOf(refused.getMessage()));
        }
        checkStillHolds(token);
        exchange.token = token;
    }

    /** Who is no known user counts as an address, at this gateway alone, so that tokens are not guessed without end. */
    private Problem stranger(Exchange exchange, String internal) {
        LimitChecks.apply(exchange, limiter.takeHere(Limiter.Kind.ADDRESS, exchange.address.key()));
        return unauthenticated(internal);
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

    private @Nullable CompletableFuture<Runnable> limit(Exchange exchange, Access access) {
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

    private @Nullable CompletableFuture<Runnable> take(Exchange exchange, Limiter.Kind kind, Object caller) {
        LimitState state = limiter.take(kind, caller);
        if (state == null) {
            return limiter.takeTogether(kind, caller).thenApply(counted -> () -> conclude(exchange, counted));
        }
        conclude(exchange, state);
        return null;
    }

    private static void conclude(Exchange exchange, LimitState state) {
        LimitChecks.apply(exchange, state);
        if (exchange.access == Access.TENANT && exchange.token != null && exchange.token.organizationId() == null) {
            throw CommonProblem.ORGANIZATION_REQUIRED.because("Choose or create an organisation first.");
        }
        if (exchange.token != null && exchange.token.enrolOnly() && exchange.service != Service.AUTH) {
            throw GateProblem.MFA_ENROLLMENT_REQUIRED.because(
                    "Your organisation requires a second factor. Add one, then refresh the token.");
        }
    }

    /** The second limit of a credential route, by the account that its body names. */
    private @Nullable CompletableFuture<Runnable> limitAccount(Exchange exchange, String account) {
        LimitState state = limiter.take(Limiter.Kind.CREDENTIALS_ACCOUNT, account);
        if (state == null) {
            return limiter.takeTogether(Limiter.Kind.CREDENTIALS_ACCOUNT, account)
                    .thenApply(counted -> () -> concludeAccount(exchange, counted));
        }
        concludeAccount(exchange, state);
        return null;
    }

    /** Of the two limits, the answer tells the one that is closer. */
    private static void concludeAccount(Exchange exchange, LimitState byAccount) {
        LimitState byAddress = exchange.limit;
        LimitChecks.apply(exchange, byAccount);
        if (byAddress != null && byAddress.remaining() < byAccount.remaining()) {
            exchange.limit = byAddress;
        }
    }
}
