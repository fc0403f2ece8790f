package io.truevalue.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerEncoderTest {
    private final AnswerEncoder encoder = new AnswerEncoder();
    private final EmbeddedChannel channel = new EmbeddedChannel(encoder);

    private static HttpResponse head(int status, String... header) {
        HttpResponse head = new DefaultHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                DefaultHttpHeadersFactory.headersFactory().withValidation(false));
        for (int i = 0; i < header.length; i += 2) {
            head.headers().add(header[i], header[i + 1]);
        }
        return head;
    }

    private static DefaultHttpContent piece(String text) {
        return new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private List<String> written() {
        List<String> writes = new ArrayList<>();
        for (ByteBuf each = channel.readOutbound(); each != null; each = channel.readOutbound()) {
            writes.add(each.toString(StandardCharsets.ISO_8859_1));
            each.release();
        }
        return writes;
    }

    private void write(Object... messages) {
        for (Object message : messages) {
            channel.write(message, channel.voidPromise());
        }
        channel.flush();
    }

    @Test
    void aSmallAnswerLeavesInOneWrite() {
        write(head(200, "content-length", "3"), piece("one"), LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(written()).containsExactly("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\none");
    }

    @Test
    void aLargePieceIsNotCopied() {
        String large = "l".repeat(20_000);
        write(head(200, "content-length", "20003"), piece(large), piece("end"), LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(written()).containsExactly("HTTP/1.1 200 OK\r\ncontent-length: 20003\r\n\r\n", large, "end");
    }

    @Test
    void chunksAreFramed() {
        String large = "l".repeat(10_000);
        write(head(200, "transfer-encoding", "chunked"), piece("one"), piece(large), piece("abcdefghijklmnop"));
        write(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(String.join("", written()))
                .isEqualTo("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\none\r\n2710\r\n" + large
                        + "\r\n10\r\nabcdefghijklmnop\r\n0\r\n\r\n");
    }

    @Test
    void aHeadRequestHasNoBody() {
        encoder.answersHead(true);
        write(head(200, "content-length", "3"), piece("one"), LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(written()).containsExactly("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n");
    }

    @Test
    void noContentHasNoFraming() {
        write(head(204, "content-length", "0", "etag", "x"), LastHttpContent.EMPTY_LAST_CONTENT);
        write(head(304, "content-length", "7"), LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(written())
                .containsExactly(
                        "HTTP/1.1 204 No Content\r\netag: x\r\n\r\n",
                        "HTTP/1.1 304 Not Modified\r\ncontent-length: 7\r\n\r\n");
    }

    @Test
    void goingOnIsToldBeforeTheAnswer() {
        write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.buffer(0)));
        write(head(200, "content-length", "3"), piece("one"), LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(written())
                .containsExactly("HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\none");
    }

    @Test
    void aPromiseIsKeptWhenItsBytesAreWritten() {
        channel.write(head(200, "content-length", "3"), channel.voidPromise());
        channel.write(piece("one"), channel.voidPromise());
        ChannelFuture last = channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(last.isSuccess()).isTrue();
        assertThat(written()).containsExactly("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\none");
    }

    @Test
    void aHeaderThatWouldSplitTheAnswerIsRefused() {
        assertThatThrownBy(() ->
                        channel.write(head(200, "x", "a\r\nset-cookie: b")).syncUninterruptibly())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
