package io.truevalue.web.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** The gateway's access log: each message is a JSON object already, and is given its time off the event loop. */
public final class AccessLines extends EncoderBase<ILoggingEvent> {
    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = "{\"timestamp\":\"" + JsonLines.time(event.getTimeStamp())
                + "\",\"level\":\"INFO\",\"logger\":\"access\",\"service\":\"gateway\","
                + event.getFormattedMessage().substring(1) + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
