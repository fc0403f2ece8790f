package io.truevalue.tenancy.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.context.ServerRequestContext;
import io.truevalue.signing.BodyHash;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.ProblemBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs an {@link Idempotent} method once a key. The tenant's key space is its own, and so is each user's. */
@InterceptorBean(Idempotent.class)
final class IdempotentInterceptor implements MethodInterceptor<Object, Object> {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final Transactions transactions;
    private final FirstAnswerStore answers;
    private final ObjectMapper json;
    private final Counter replays;

    IdempotentInterceptor(
            Transactions transactions, FirstAnswerStore answers, ObjectMapper json, MeterRegistry meters) {
        this.transactions = transactions;
        this.answers = answers;
        this.json = json;
        this.replays = meters.counter("truevalue.idempotent.replays");
    }

    @Override
    public @Nullable Object intercept(MethodInvocationContext<Object, Object> method) {
        HttpRequest<?> request = ServerRequestContext.currentRequest().orElse(null);
        String key = request == null ? null : request.getHeaders().get(HEADER);
        Principal principal = Tenancy.find().orElse(null);
        if (request == null || key == null || principal == null || principal.org() == null) {
            return method.proceed();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("An idempotency key has 1 to 255 characters.")
                    .field(HEADER, "invalid_length", "1 to 255 characters");
        }
        byte[] keyHash = hash(principal.id() + "\n" + request.getMethodName() + "\n" + request.getUri() + "\n" + key);
        String requestHash = HexFormat.of().formatHex(hash(write(method.getParameterValues())));
        return transactions.in(() -> once(method, principal.organization(), keyHash, requestHash));
    }

    private @Nullable Object once(
            MethodInvocationContext<Object, Object> method, OrgId org, byte[] keyHash, String requestHash) {
        if (!answers.tryLock(ByteBuffer.wrap(keyHash).getLong() ^ org.value().getLeastSignificantBits())) {
            throw CommonProblem.IDEMPOTENCY_KEY_IN_PROGRESS.because("The first request with this key still runs.");
        }
        Optional<FirstAnswer> first = answers.find(keyHash);
        if (first.isPresent()) {
            replays.increment();
            return replay(first.get(), requestHash);
        }
        Object result = method.proceed();
        HttpResponse<?> response = result instanceof HttpResponse<?> given
                ? given
                : HttpResponse.status(
                                method.enumValue(Status.class, HttpStatus.class).orElse(HttpStatus.OK))
                        .body(result);
        answers.keep(
                org,
                keyHash,
                new FirstAnswer(
                        requestHash,
                        response.code(),
                        response.getHeaders().get(HttpHeaders.LOCATION),
                        response.body() == null ? "" : write(response.body())));
        return result;
    }

    private static MutableHttpResponse<?> replay(FirstAnswer first, String requestHash) {
        if (!first.requestHash().equals(requestHash)) {
            throw CommonProblem.IDEMPOTENCY_KEY_REUSED.because("This key came with another body before.");
        }
        MutableHttpResponse<Object> response = HttpResponse.status(HttpStatus.valueOf(first.status()));
        response.header("Idempotent-Replayed", "true");
        if (first.location() != null) {
            response.header(HttpHeaders.LOCATION, first.location());
        }
        return first.body().isEmpty()
                ? response
                : response.body(first.body())
                        .contentType(first.status() < 400 ? MediaType.APPLICATION_JSON : ProblemBody.MEDIA_TYPE);
    }

    private String write(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an idempotent route's parameters and answers are JSON", e);
        }
    }

    private static byte[] hash(String text) {
        MessageDigest digest = BodyHash.newDigest();
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
