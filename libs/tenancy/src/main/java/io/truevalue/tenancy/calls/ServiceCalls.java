package io.truevalue.tenancy.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Value;
import io.opentelemetry.api.trace.SpanKind;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.Hop;
import io.truevalue.signing.RequestSignature;
import io.truevalue.signing.RequestSigner;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.signature.LiveKeys;
import io.truevalue.web.RequestIds;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import io.truevalue.web.trace.TraceContext;
import io.truevalue.web.trace.TraceScope;
import io.truevalue.web.trace.Traces;
import io.truevalue.web.trace.Work;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Signed calls to other services' internal routes, for the organisation that the running code acts for. Blocking; a
 * peer that is down or does not answer in time is {@code 503 unavailable}. A call is tried once more when no connection
 * could be made, with a fresh nonce.
 */
@Singleton
public final class ServiceCalls implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String caller;
    private final LiveKeys keys;
    private final PeerSettings peers;
    private final ObjectMapper json;
    private final Clock clock;
    private final Traces traces;
    private volatile Signers signers;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    ServiceCalls(
            @Value("${truevalue.service.name}") String service,
            LiveKeys keys,
            PeerSettings peers,
            ObjectMapper json,
            Clock clock,
            Traces traces) {
        this.caller = service + "-service";
        this.keys = keys;
        this.signers = new Signers(keys.version());
        this.peers = peers;
        this.json = json;
        this.clock = clock;
        this.traces = traces;
    }

    /** @param byService made of the keys of one version */
    private record Signers(long version, Map<String, RequestSigner> byService) {
        Signers(long version) {
            this(version, new ConcurrentHashMap<>());
        }
    }

    /**
     * @param service such as {@code permission}
     * @param target path and query, already encoded
     */
    public <T> T get(String service, String target, Class<T> answer) {
        return read(service, call(service, "GET", target, new byte[0]), answer);
    }

    public <T> T post(String service, String target, Object body, Class<T> answer) {
        return read(service, call(service, "POST", target, write(body)), answer);
    }

    /** A call whose answer holds nothing. */
    public void post(String service, String target, Object body) {
        call(service, "POST", target, write(body));
    }

    private byte[] call(String service, String method, String target, byte[] body) {
        Work work = traces.within(SpanKind.CLIENT, method)
                .set("http.request.method", method)
                .set("server.address", service + "-service");
        HttpResponse<byte[]> response = work.call(() -> {
            HttpResponse<byte[]> answer = send(service, method, target, body);
            work.set("http.response.status_code", answer.statusCode());
            if (answer.statusCode() >= 400) {
                work.failed(Integer.toString(answer.statusCode()));
            }
            return answer;
        });
        if (response.statusCode() >= 400) {
            throw unavailable(service, target + " answered " + response.statusCode());
        }
        return response.body();
    }

    private HttpResponse<byte[]> send(String service, String method, String target, byte[] body) {
        try {
            try {
                return client.send(signed(service, method, target, body), HttpResponse.BodyHandlers.ofByteArray());
            } catch (ConnectException e) {
                return client.send(signed(service, method, target, body), HttpResponse.BodyHandlers.ofByteArray());
            }
        } catch (IOException e) {
            throw unavailable(service, target + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(service, target + ": interrupted");
        }
    }

    private HttpRequest signed(String service, String method, String target, byte[] body) {
        Map<String, String> headers = new TreeMap<>();
        Principal principal = Tenancy.find().orElse(null);
        headers.put(RequestIds.HEADER, RequestIds.acceptOrNew(principal == null ? null : principal.requestId()));
        OrgId org = principal == null ? null : principal.org();
        if (org != null) {
            headers.put("X-Org-Id", org.toString());
        }
        RequestSigner signer = signerFor(service);
        RequestSignature signature = signer.sign(method, target, BodyHash.of(body), headers.entrySet());
        URI base = peers.baseOf(service);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target))
                .timeout(TIMEOUT)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (body.length > 0) {
            request.header("Content-Type", "application/json");
        }
        TraceScope.current().ifPresent(trace -> request.header(TraceContext.HEADER, trace.header()));
        return request.header("X-Service-Name", caller)
                .header(SigningHeaders.NONCE, signature.nonce())
                .header(Hop.SERVICE.timestampHeader(), signature.timestamp())
                .header(Hop.SERVICE.signatureHeader(), signature.signature())
                .build();
    }

    private RequestSigner signerFor(String service) {
        long version = keys.version();
        Signers present = signers;
        if (present.version() != version) {
            present = new Signers(version);
            signers = present;
        }
        return present.byService()
                .computeIfAbsent(
                        service, name -> RequestSigner.forCaller(caller, keys.secret(), name + "-service", clock));
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + body.getClass(), e);
        }
    }

    private <T> T read(String service, byte[] body, Class<T> answer) {
        try {
            return json.readValue(body, answer);
        } catch (IOException e) {
            throw unavailable(service, "an answer that cannot be read: " + e);
        }
    }

    private static Problem unavailable(String service, @Nullable String internal) {
        return CommonProblem.UNAVAILABLE
                .because("A part of the platform is not available. Try again shortly.", service + " " + internal)
                .retryAfter(Duration.ofSeconds(2));
    }

    @Override
    @PreDestroy
    public void close() {
        client.shutdownNow();
    }
}
