package io.truevalue.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import org.junit.jupiter.api.Test;

class StreamHeadTest {
    private static Http2Headers get() {
        return new DefaultHttp2Headers(false)
                .method("GET")
                .scheme("https")
                .authority("localhost")
                .path("/crm/api/x?a=b");
    }

    private static StreamHead.Request read(Http2Headers headers, boolean isWhole) {
        return (StreamHead.Request) StreamHead.read(headers, isWhole);
    }

    @Test
    void aRequestReadsAsOneOfHttp1() {
        StreamHead.Request read = read(get().add("cookie", "a=1").add("cookie", "b=2"), true);
        assertThat(read.head().uri()).isEqualTo("/crm/api/x?a=b");
        assertThat(read.head().method().name()).isEqualTo("GET");
        assertThat(read.head().headers().names()).containsExactlyInAnyOrder("host", "cookie");
        assertThat(read.head().headers().get("host")).isEqualTo("localhost");
        assertThat(read.head().headers().getAll("cookie")).containsExactly("a=1; b=2");
    }

    @Test
    void aBodyWithoutALengthIsSaidToCome() {
        assertThat(read(get(), false).head().headers().get("transfer-encoding")).isEqualTo("chunked");
        assertThat(read(get().add("content-length", "3"), false)
                        .head()
                        .headers()
                        .contains("transfer-encoding"))
                .isFalse();
    }

    @Test
    void aHostThatSaysTheSameIsOneHost() {
        assertThat(read(get().add("host", "localhost"), true).head().headers().getAll("host"))
                .containsExactly("localhost");
        assertThat(StreamHead.read(get().add("host", "evil"), true)).isInstanceOf(StreamHead.Malformed.class);
        assertThat(StreamHead.read(get().add("host", "localhost").add("host", "localhost"), true))
                .isInstanceOf(StreamHead.Malformed.class);
    }

    @Test
    void anAnswerLosesWhatIsOfTheConnection() {
        HttpResponse answer = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND);
        answer.headers()
                .add("Connection", "close")
                .add("Transfer-Encoding", "chunked")
                .add("X-Request-ID", "1");
        assertThat(StreamHead.of(answer)).hasSize(2);
        assertThat(StreamHead.of(answer).status()).hasToString("404");
        assertThat(StreamHead.of(answer).get("x-request-id")).isEqualTo("1");
    }
}
