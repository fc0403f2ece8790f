package io.truevalue.gateway.upstream;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/**
 * A service's answers as the gate reads them. Netty's client codec would have to see each request to know which answers
 * have no body; here it is told. An answer with two framings is none.
 */
final class AnswerDecoder extends HttpResponseDecoder {
    private static final int HEAD = 64 * 1024;
    private static final int PIECE = 64 * 1024;

    private boolean answersHead;

    AnswerDecoder() {
        super(new HttpDecoderConfig()
                .setMaxHeaderSize(HEAD)
                .setMaxChunkSize(PIECE)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true)
                .setAllowDuplicateContentLengths(false));
    }

    /** Whether the answer that comes next is to a HEAD request, and so has no body whatever its headers say. */
    void answersHead(boolean head) {
        answersHead = head;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return answersHead || super.isContentAlwaysEmpty(message);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
