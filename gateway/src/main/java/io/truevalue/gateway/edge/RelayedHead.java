package io.truevalue.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;

/** The head of a service's answer on its way to an HTTP/1.1 client: filtered and completed while it is written. */
record RelayedHead(HttpResponse response, Exchange exchange, AnswerHeaders answerHeaders, boolean isChunked) {
    private static final byte[] CHUNKED = HeadBytes.encoded("transfer-encoding: chunked\r\n");
    private static final byte[] CLOSE = HeadBytes.encoded("connection: close\r\n");

    /** An answer without a length is chunked, or for an old client ends with the connection. */
    static RelayedHead of(HttpResponse response, Exchange exchange, AnswerHeaders answerHeaders) {
        int status = response.status().code();
        boolean isOpen = !response.headers().contains(HttpHeaderNames.CONTENT_LENGTH) && status != 204 && status != 304;
        if (isOpen && exchange.isOldHttp) {
            exchange.keepsAlive = false;
        }
        return new RelayedHead(response, exchange, answerHeaders, isOpen && !exchange.isOldHttp);
    }

    void write(HeadBytes head, boolean bodiless) {
        answerHeaders.relay(exchange, response.headers(), bodiless, head);
        if (isChunked) {
            head.put(CHUNKED);
        }
        if (!exchange.keepsAlive) {
            head.put(CLOSE);
        }
    }
}
