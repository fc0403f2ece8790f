package io.truevalue.bench.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.truevalue.signing.BodyHash;
import io.truevalue.signing.RequestVerifier;
import io.truevalue.signing.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request as an upstream saw it. */
record ReceivedRequest(String method, String target, BodyHash body, List<Map.Entry<String, String>> headers) {
    static ReceivedRequest of(HttpExchange exchange) throws IOException {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
        BodyHash body = BodyHash.of(exchange.getRequestBody().readAllBytes());
        return new ReceivedRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), body, headers);
    }

    Verdict verify(RequestVerifier verifier) {
        return verifier.verify(method, target, body, headers);
    }

    List<String> valuesOf(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }
}
