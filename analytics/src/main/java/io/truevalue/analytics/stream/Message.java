package io.truevalue.analytics.stream;

import io.micronaut.core.annotation.Introspected;
import io.truevalue.analytics.dashboard.TileWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent to whoever follows figures. */
sealed interface Message {
    /** The event's name. */
    String event();

    /**
     * A figure as it stands, each once at the beginning and then whenever it is another.
     *
     * @param last how much of the past it is of
     * @param value null where it is of amounts in several currencies
     * @param amounts in minor units by currency, where it is of amounts
     * @param at when it was read
     */
    @Introspected
    record Figure(
            String metric,
            String last,
            TileWindow window,
            @Nullable BigDecimal value,
            Map<String, BigDecimal> amounts,
            Instant at)
            implements Message {
        public Figure {
            amounts = Map.copyOf(amounts);
        }

        /** Whether it stands where the other did, whenever that was read. */
        boolean standsAs(@Nullable Figure other) {
            return other != null && same(value, other.value) && amounts.equals(other.amounts);
        }

        private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            if (one == null || other == null) {
                return one == null && other == null;
            }
            return one.compareTo(other) == 0;
        }

        @Override
        public String event() {
            return "figure";
        }
    }

    /** Nothing is new, and the connection lives. */
    @Introspected
    record Heartbeat(Instant at) implements Message {
        @Override
        public String event() {
            return "heartbeat";
        }
    }
}
