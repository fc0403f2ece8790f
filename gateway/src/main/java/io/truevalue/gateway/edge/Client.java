package io.truevalue.gateway.edge;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.truevalue.web.problem.Problem;

/** The client's side of a forwarded request, on its event loop. */
interface Client {
    EventLoop loop();

    ByteBufAllocator allocator();

    /** Whether more of the answer may be written now. */
    boolean isWritable();

    /** A service's head as it came, to be told to the client without what is kept inside. */
    void head(HttpResponse head);

    void content(HttpContent content);

    void flush();

    /** The answer is whole. */
    void done();

    /** There is no answer: refuse, where nothing of one was sent. */
    void refuse(Problem problem);

    /** The answer broke off: cut the connection, so that nobody takes the part for the whole. */
    void cut();
}
