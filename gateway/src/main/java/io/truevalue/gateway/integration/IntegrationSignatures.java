package io.truevalue.gateway.integration;

import io.micronaut.context.annotation.Context;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.Hop;
import io.truevalue.signing.ReplayMemory;
import io.truevalue.signing.RequestVerifier;
import io.truevalue.signing.SharedWindow;
import io.truevalue.signing.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what integrations sign for the audience {@code gateway}, stamped within 300 s of now. It begins with the gateway
 * and not with the first request, since what was stamped before it began is expired.
 */
@Context
public final class IntegrationSignatures {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration KEPT = WINDOW.multipliedBy(2).plusSeconds(1);

    private final RequestVerifier verifier;
    private final @Nullable SharedWindow window;

    IntegrationSignatures(
            Integrations integrations, IntegrationSettings settings, @Nullable SharedWindow window, Clock clock) {
        this.verifier = new RequestVerifier(
                "gateway",
                (hop, caller) -> hop == Hop.SERVICE ? integrations.keysOf(caller) : List.of(),
                new ReplayMemory(settings.replayCapacity(), WINDOW, clock.instant()),
                clock);
        this.window = window;
    }

    /** Judges a request as it came, by this gateway's own memory of replays. */
    public Verdict verify(
            String method, String target, BodyHash body, Iterable<? extends Map.Entry<String, String>> headers) {
        return verifier.verify(method, target, body, headers);
    }

    /** Claims a verified request among all gateways; null where there is only this one. */
    public @Nullable CompletionStage<SharedWindow.Claim> claim(Verdict.Verified verified) {
        return window == null ? null : window.claim(verified.replayKey(), KEPT);
    }
}
