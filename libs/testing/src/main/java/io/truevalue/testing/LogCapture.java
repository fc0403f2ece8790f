package io.truevalue.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.truevalue.web.log.JsonLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Keeps what is logged meanwhile, as the lines that a process would write: ours from DEBUG, the rest from INFO. */
public final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final JsonLines format = new JsonLines();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root;
    private final Logger ours;
    private final @Nullable Level rootLevel;
    private final @Nullable Level oursLevel;

    public LogCapture() {
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ours = loggers.getLogger("io.truevalue");
        rootLevel = root.getLevel();
        oursLevel = ours.getLevel();
        setContext(loggers);
        start();
        root.setLevel(Level.INFO);
        ours.setLevel(Level.DEBUG);
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(new String(format.encode(event), StandardCharsets.UTF_8));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The first line of that kind. */
    public String line(Predicate<String> wanted) {
        return lines.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such line among " + lines.size()));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(rootLevel);
        ours.setLevel(oursLevel);
        stop();
    }
}
