package io.truevalue.web.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line. Whatever is logged stays within its own line and its own field: control characters and line
 * separators are escaped, and a long text is cut (ASVS 5.0 16.4.1).
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> IDS =
            List.of(LogFields.REQUEST, LogFields.USER, LogFields.ORGANIZATION, LogFields.TRACE, LogFields.SPAN);
    private static final int LONGEST_MESSAGE = 8_192;
    private static final int LONGEST_EXCEPTION = 16_384;

    private String service = "truevalue";

    /** @param name of the process, for lines outside any service's work */
    public void setService(String name) {
        service = name;
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(384);
        Map<String, String> fields = fields(event);
        line.append("{\"timestamp\":\"").append(time(event.getTimeStamp()));
        line.append("\",\"level\":\"").append(event.getLevel());
        line.append('"');
        text(line, "logger", event.getLoggerName(), LONGEST_MESSAGE);
        text(line, "message", event.getFormattedMessage(), LONGEST_MESSAGE);
        text(line, LogFields.SERVICE, fields.getOrDefault(LogFields.SERVICE, service), LONGEST_MESSAGE);
        text(line, "thread", event.getThreadName(), LONGEST_MESSAGE);
        for (String id : IDS) {
            text(line, id, fields.get(id), LONGEST_MESSAGE);
        }
        IThrowableProxy thrown = event.getThrowableProxy();
        text(line, "exception", thrown == null ? null : ThrowableProxyUtil.asString(thrown), LONGEST_EXCEPTION);
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    /** The thread's fields, and before them what this line alone was given. */
    private static Map<String, String> fields(ILoggingEvent event) {
        List<KeyValuePair> own = event.getKeyValuePairs();
        if (own == null || own.isEmpty()) {
            return event.getMDCPropertyMap();
        }
        Map<String, String> fields = new HashMap<>(event.getMDCPropertyMap());
        own.forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
        return fields;
    }

    static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    private static void text(StringBuilder line, String name, @Nullable String value, int longest) {
        if (value == null) {
            return;
        }
        line.append(",\"").append(name).append("\":\"");
        int end = Math.min(longest, value.length());
        for (int i = 0; i < end; i++) {
            escape(line, value.charAt(i));
        }
        line.append(end < value.length() ? "…\"" : "\"");
    }

    private static void escape(StringBuilder line, char c) {
        switch (c) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\t' -> line.append("\\t");
            case '\r' -> line.append("\\r");
            default -> {
                boolean harmless = (c >= ' ' && c < 0x7F) || (c >= 0xA0 && isNoSeparator(c));
                if (harmless) {
                    line.append(c);
                } else {
                    line.append("\\u").append(String.format("%04x", (int) c));
                }
            }
        }
    }

    /** Line separators end a line for some readers, and direction marks rearrange it for the eye. */
    private static boolean isNoSeparator(char c) {
        return !Character.isSurrogate(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.LINE_SEPARATOR
                && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
    }
}
