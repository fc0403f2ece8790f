package io.truevalue.gateway.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.gateway.refusal.RefusalReports;
import io.truevalue.gateway.revocation.Revocations;
import io.truevalue.gateway.upstream.UpstreamSettings;
import io.truevalue.gateway.upstream.Upstreams;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What every connection of the gate shares. */
@Singleton
record Gate(
        FrontChecks checks,
        GateAnswers answers,
        AnswerHeaders answerHeaders,
        OutgoingRequest outgoing,
        Upstreams upstreams,
        UpstreamSettings upstreamSettings,
        EdgeSettings settings,
        TrustedProxies proxies,
        SpoolPlace spoolPlace,
        Revocations revocations,
        RefusalReports refusals,
        Bookkeeping books,
        ObjectMapper json,
        Clock clock) {}
