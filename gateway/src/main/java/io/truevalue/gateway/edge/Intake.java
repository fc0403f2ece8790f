package io.truevalue.gateway.edge;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.truevalue.signing.BodyHash;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A forwarded request's body on its way in: bounded, held or spooled, and hashed before anything of it goes on. */
final class Intake {
    private final Gate gate;
    private final Exchange exchange;
    private final Client client;
    private final BiConsumer<RequestBody, BodyHash> ready;
    private final RequestBody body;
    private boolean isOver;

    /** Throws the {@link Problem} when the body is declared too large. */
    Intake(Gate gate, Exchange exchange, Client client, Runnable progressed, BiConsumer<RequestBody, BodyHash> ready) {
        this.gate = gate;
        this.exchange = exchange;
        this.client = client;
        this.ready = ready;
        EdgeSettings settings = gate.settings();
        long declared = Framing.length(exchange.headers());
        boolean comes = declared != 0 || exchange.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
        boolean takesUpload = comes && settings.uploads().contains(exchange.method() + " " + exchange.path);
        long most = takesUpload ? settings.upload() : settings.heldBody();
        if (declared > most) {
            throw tooLarge(most);
        }
        EventLoop loop = client.loop();
        this.body = new RequestBody(settings.heldBody(), most, gate.spoolPlace(), () -> loop.execute(progressed));
    }

    private static Problem tooLarge(long most) {
        return CommonProblem.BODY_TOO_LARGE.because("At most " + most + " bytes are taken here.");
    }

    /** Takes over a piece; throws the {@link Problem} that the request is to be refused with. */
    void take(HttpContent content, boolean last) {
        if (body.take(content.content(), client.allocator()) == RequestBody.Taken.TOO_LARGE) {
            throw tooLarge(body.most());
        }
        if (!last) {
            return;
        }
        Spool spool = body.spool();
        if (spool == null) {
            admit(body.hashOfBytes());
        } else {
            spool.whenWritten(failure -> client.loop().execute(() -> admitSpooled(spool, failure)));
        }
    }

    private void admitSpooled(Spool spool, @Nullable IOException failure) {
        if (isOver) {
            return;
        }
        if (failure != null) {
            client.refuse(CommonProblem.UNAVAILABLE.because("The upload cannot be taken now.", failure.toString()));
            return;
        }
        try {
            admit(spool.hash());
        } catch (Problem refused) {
            client.refuse(refused);
        }
    }

    private void admit(BodyHash hash) {
        CompletableFuture<Runnable> asked = gate.checks().admitBody(exchange, body, hash);
        if (asked == null) {
            hand(hash);
        } else {
            asked.thenAccept(rest -> client.loop().execute(() -> admitted(rest, hash)));
        }
    }

    private void admitted(Runnable rest, BodyHash hash) {
        if (isOver) {
            return;
        }
        try {
            rest.run();
        } catch (Problem refused) {
            client.refuse(refused);
            return;
        }
        hand(hash);
    }

    private void hand(BodyHash hash) {
        isOver = true;
        ready.accept(body, hash);
    }

    /** Whether the file is behind, so that more should wait. */
    boolean isBusy() {
        return body.isBusy();
    }

    /** Gives up what came so far, unless it was handed on. */
    void abandon() {
        if (!isOver) {
            isOver = true;
            body.release();
        }
    }
}
