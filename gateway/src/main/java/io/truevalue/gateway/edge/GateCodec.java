package io.truevalue.gateway.edge;

import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** HTTP/1.1 as the gate reads and writes it: one answer at a time, and no request with two framings. */
final class GateCodec extends CombinedChannelDuplexHandler<HttpRequestDecoder, AnswerEncoder> {
    private static final int TARGET = 8 * 1024;
    private static final int HEAD = 16 * 1024;
    private static final int PIECE = 64 * 1024;

    private final AnswerEncoder answers = new AnswerEncoder();

    GateCodec() {
        init(new Decoder(), answers);
    }

    /** Whether the answer that is written next is to a HEAD request, and so has no body. */
    void answersHead(boolean head) {
        answers.answersHead(head);
    }

    private static final class Decoder extends HttpRequestDecoder {
        Decoder() {
            super(new HttpDecoderConfig()
                    .setMaxInitialLineLength(TARGET)
                    .setMaxHeaderSize(HEAD)
                    .setMaxChunkSize(PIECE)
                    .setStrictLineParsing(true)
                    .setUseRfc9112TransferEncoding(true)
                    .setAllowDuplicateContentLengths(false)
                    .setValidateHeaders(true));
        }

        @Override
        protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
            throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
        }
    }
}
