package io.truevalue.gateway.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.truevalue.web.problem.Problem;
import io.truevalue.web.problem.ProblemBody;
import jakarta.inject.Singleton;

/** The answers that the gate gives itself: problems and preflights. */
@Singleton
final class GateAnswers {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "Authorization, Content-Type, Accept, If-Match, Idempotency-Key, X-Request-ID, Last-Event-ID";

    private final AnswerHeaders answerHeaders;
    private final ObjectMapper json;

    GateAnswers(AnswerHeaders answerHeaders, ObjectMapper json) {
        this.answerHeaders = answerHeaders;
        this.json = json;
    }

    FullHttpResponse problem(Exchange exchange, Problem problem) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(ProblemBody.of(problem, printable(exchange.path), exchange.requestId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is plain JSON", e);
        }
        FullHttpResponse answer = answer(problem.type().status(), body);
        HttpHeaders headers = answer.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        if (problem.type().status() == 401) {
            headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        problem.retryAfter()
                .ifPresent(
                        wait -> headers.set(HttpHeaderNames.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        answerHeaders.complete(exchange, headers);
        return answer;
    }

    /** A preflight's answer: without permission where the origin is none of the configured (Fetch, CORS protocol). */
    FullHttpResponse preflight(Exchange exchange) {
        FullHttpResponse answer = answer(204, new byte[0]);
        answer.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        if (exchange.allowedOrigin != null) {
            answer.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            answer.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
            answer.headers().set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, "600");
        }
        answerHeaders.complete(exchange, answer.headers());
        return answer;
    }

    private static FullHttpResponse answer(int status, byte[] body) {
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        return answer;
    }

    private static String printable(String path) {
        String start = path.length() <= 200 ? path : path.substring(0, 200);
        return start.chars().allMatch(c -> c > 0x20 && c < 0x7F) ? start : "/";
    }
}
