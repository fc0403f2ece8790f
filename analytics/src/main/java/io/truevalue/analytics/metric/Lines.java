package io.truevalue.analytics.metric;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by group, currency and window. Amounts of several currencies never meet. */
final class Lines {
    /** @param currency null where it is no amount of money */
    record Key(@Nullable String group, @Nullable String currency) {
        static final Key ALL = new Key(null, null);
    }

    private final int windows;
    private final Map<Key, BigDecimal[]> values = new LinkedHashMap<>();

    Lines(int windows) {
        this.windows = windows;
    }

    /** @param part a window's number, the first one 1; 0 for what lies before all of them */
    void add(Key key, int part, BigDecimal value) {
        BigDecimal[] line = values.computeIfAbsent(key, unseen -> {
            BigDecimal[] zeros = new BigDecimal[windows + 1];
            Arrays.fill(zeros, BigDecimal.ZERO);
            return zeros;
        });
        line[part] = line[part].add(value);
    }

    /** Where changes lead to: each window's value is the sum of all changes until its end. */
    Lines levels() {
        Lines levels = new Lines(windows);
        values.forEach((key, changes) -> {
            BigDecimal level = BigDecimal.ZERO;
            for (int part = 0; part <= windows; part++) {
                level = level.add(changes[part]);
                levels.add(key, part, level);
            }
        });
        return levels;
    }

    /** The same without groups; currencies stay apart. */
    Lines together() {
        Lines together = new Lines(windows);
        values.forEach((key, line) -> {
            for (int part = 0; part <= windows; part++) {
                together.add(new Key(null, key.currency()), part, line[part]);
            }
        });
        return together;
    }

    Map<Key, BigDecimal[]> values() {
        return values;
    }

    int windows() {
        return windows;
    }

    /** The line that is neither grouped nor money; zeros where there is none. */
    BigDecimal[] all() {
        BigDecimal[] line = values.get(Key.ALL);
        if (line == null) {
            line = new BigDecimal[windows + 1];
            Arrays.fill(line, BigDecimal.ZERO);
        }
        return line;
    }
}
