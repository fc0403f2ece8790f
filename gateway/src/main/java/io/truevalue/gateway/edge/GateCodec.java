package io.truevalue.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

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
        private boolean inBody;
        private boolean isBroken;

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
        protected void decode(ChannelHandlerContext ctx, ByteBuf bytes, List<Object> out) throws Exception {
            if (isBroken) {
                bytes.skipBytes(bytes.readableBytes());
                return;
            }
            if (!inBody && isFolded(bytes)) {
                isBroken = true;
                bytes.skipBytes(bytes.readableBytes());
                HttpMessage folded = createInvalidMessage();
                folded.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("a folded header")));
                out.add(folded);
                return;
            }
            int before = out.size();
            super.decode(ctx, bytes, out);
            for (int i = before; i < out.size(); i++) {
                inBody = !(out.get(i) instanceof LastHttpContent);
            }
        }

        /** Whether a line of the head that follows goes on in the next (RFC 9112 5.2), which Netty joins in silence. */
        private static boolean isFolded(ByteBuf bytes) {
            int end = bytes.writerIndex();
            int line = bytes.readerIndex();
            while (line < end) {
                byte first = bytes.getByte(line);
                if (first == ' ' || first == '\t') {
                    return true;
                }
                if (first == '\n' || (first == '\r' && line + 1 < end && bytes.getByte(line + 1) == '\n')) {
                    return false;
                }
                int feed = bytes.indexOf(line, end, (byte) '\n');
                if (feed < 0) {
                    return false;
                }
                line = feed + 1;
            }
            return false;
        }

        @Override
        protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
            throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
        }

        @Override
        protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
            checkOneSpaceBefore(line, start);
            return super.splitSecondWordInitialLine(line, start, length);
        }

        @Override
        protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
            checkOneSpaceBefore(line, start);
            String version = super.splitThirdWordInitialLine(line, start, length);
            if (!version.startsWith("HTTP/")) {
                throw new IllegalArgumentException("a version in another spelling");
            }
            return version;
        }

        /** Netty takes any white space between the words, others take it for part of a word (RFC 9112 3). */
        private static void checkOneSpaceBefore(byte[] line, int start) {
            if (line[start - 1] != ' ' || line[start - 2] <= ' ') {
                throw new IllegalArgumentException("words that more than one space parts");
            }
        }
    }
}
