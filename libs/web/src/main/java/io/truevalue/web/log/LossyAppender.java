package io.truevalue.web.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.concurrent.atomic.LongAdder;

/** Writes on a thread of its own; when that does not keep up, a line is lost and counted rather than waited for. */
public final class LossyAppender extends AsyncAppender {
    private static final LongAdder LOST = new LongAdder();

    public LossyAppender() {
        setNeverBlock(true);
        setDiscardingThreshold(0);
        setQueueSize(8_192);
    }

    /** Lines lost by all such appenders of this process. */
    public static long lost() {
        return LOST.sum();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (getRemainingCapacity() == 0) {
            LOST.increment();
        } else {
            super.append(event);
        }
    }
}
