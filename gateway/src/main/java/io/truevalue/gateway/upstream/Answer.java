package io.truevalue.gateway.upstream;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;

/** Who receives the answer to one request, on the event loop of the connection. */
public interface Answer {
    void head(HttpResponse head);

    /** Takes over the content, which is to be released; the last piece ends the answer. */
    void content(HttpContent content);

    /** No more has arrived for now: what was written may be flushed. */
    void pause();

    /** There will be no whole answer. Called at most once, and never after the last content. */
    void failed(Failure failure);
}
