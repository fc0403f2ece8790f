package io.truevalue.gateway.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.truevalue.gateway.integration.Integration;
import io.truevalue.gateway.integration.IntegrationSignatures;
import io.truevalue.gateway.integration.IntegrationUses;
import io.truevalue.gateway.integration.Integrations;
import io.truevalue.gateway.limit.LimitState;
import io.truevalue.gateway.limit.Limiter;
import io.truevalue.gateway.revocation.Revocations;
import io.truevalue.gateway.token.Token;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.Refusal;
import io.truevalue.signing.SharedWindow;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.signing.Verdict;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is decided of a request that an integration signed: at its head whether there is such an integration, and once its
 * body is whole whether the signature holds. Nothing of it is taken for an identity before that.
 */
@Singleton
final class IntegrationChecks {
    private final Integrations integrations;
    private final IntegrationSignatures signatures;
    private final IntegrationUses uses;
    private final Revocations revocations;
    private final Limiter limiter;

    IntegrationChecks(
            Integrations integrations,
            IntegrationSignatures signatures,
            IntegrationUses uses,
            Revocations revocations,
            Limiter limiter) {
        this.integrations = integrations;
        this.signatures = signatures;
        this.uses = uses;
        this.revocations = revocations;
        this.limiter = limiter;
    }

    static boolean isSigned(HttpHeaders headers) {
        return headers.contains(SigningHeaders.SERVICE_SIGNATURE) || headers.contains(SigningHeaders.SERVICE_TIMESTAMP);
    }

    /** As {@link FrontChecks#admit}. Who names integrations that are not known here is limited by address. */
    @Nullable
    CompletableFuture<Runnable> begin(Exchange exchange) {
        String name = exchange.headers().get(SigningHeaders.SERVICE_NAME);
        if (name == null) {
            throw refusal(Refusal.MISSING, "no X-Service-Name");
        }
        if (!Integrations.isId(name.strip())) {
            throw refusal(Refusal.INVALID, "not an integration's id");
        }
        String id = name.strip();
        Integrations.Answer known = integrations.known(id);
        if (known != null) {
            accept(exchange, known);
            return null;
        }
        LimitChecks.apply(exchange, limiter.takeHere(Limiter.Kind.UNKNOWN_ADDRESS, exchange.address.key()));
        return integrations.ask(id).handle((answer, failure) -> () -> {
            if (failure != null) {
                throw CommonProblem.UNAVAILABLE.because(
                        "Integrations cannot be looked up at the moment.", String.valueOf(failure));
            }
            accept(exchange, answer);
        });
    }

    private static void accept(Exchange exchange, Integrations.Answer answer) {
        Integration integration = answer.integration();
        if (integration == null) {
            throw refusal(Refusal.INVALID, "no such integration");
        }
        exchange.signer = integration;
    }

    /** Judges the signature over the whole request, then counts it; as {@link FrontChecks#admit}. */
    @Nullable
    CompletableFuture<Runnable> finish(Exchange exchange, Integration signer, BodyHash body) {
        return switch (signatures.verify(exchange.method(), exchange.target, body, exchange.headers())) {
            case Verdict.Refused refused -> throw refusal(refused.refusal(), refused.reason());
            case Verdict.Verified verified -> claim(exchange, signer.identity(), verified);
        };
    }

    private @Nullable CompletableFuture<Runnable> claim(Exchange exchange, Token identity, Verdict.Verified verified) {
        CompletionStage<SharedWindow.Claim> claiming = signatures.claim(verified);
        if (claiming == null) {
            return count(exchange, identity);
        }
        return claiming.thenCompose(claim -> {
                    CompletableFuture<Runnable> counting =
                            claim == SharedWindow.Claim.SEEN ? replayed() : count(exchange, identity);
                    return counting == null ? CompletableFuture.completedFuture(() -> {}) : counting;
                })
                .toCompletableFuture();
    }

    private static CompletableFuture<Runnable> replayed() {
        return CompletableFuture.completedFuture(() -> {
            throw refusal(Refusal.REPLAYED, "seen by another gateway");
        });
    }

    private @Nullable CompletableFuture<Runnable> count(Exchange exchange, Token identity) {
        Consumer<LimitState> conclude = state -> {
            if (revocations.endOf(identity) != null) {
                throw refusal(Refusal.INVALID, "ended");
            }
            exchange.token = identity;
            LimitChecks.apply(exchange, state);
            uses.note(identity);
        };
        LimitState state = limiter.take(Limiter.Kind.USER, identity.userId());
        if (state == null) {
            return limiter.takeTogether(Limiter.Kind.USER, identity.userId())
                    .thenApply(counted -> () -> conclude.accept(counted));
        }
        // What is decided at once is decided on the event loop, as what is decided later is.
        return CompletableFuture.completedFuture(() -> conclude.accept(state));
    }

    private static Problem refusal(Refusal refusal, String internal) {
        return switch (refusal) {
            case MISSING ->
                GateProblem.SIGNATURE_MISSING.because(
                        "Send X-Service-Name, a timestamp, a nonce and a signature.", internal);
            case MALFORMED -> GateProblem.SIGNATURE_MALFORMED.because("The signature cannot be read.", internal);
            case EXPIRED ->
                GateProblem.SIGNATURE_EXPIRED.because("The timestamp is more than 300 seconds from now.", internal);
            case INVALID -> GateProblem.SIGNATURE_INVALID.because("The request's signature does not hold.", internal);
            case REPLAYED -> GateProblem.SIGNATURE_REPLAYED.because("This request was seen before.", internal);
            case UNAVAILABLE -> CommonProblem.UNAVAILABLE.because("Signed requests cannot be taken now.", internal);
        };
    }
}
