package io.truevalue.web.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TraceContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void readsWhatItWrites() {
        for (boolean sampled : List.of(true, false)) {
            TraceContext context = new TraceContext(TRACE, SPAN, sampled);
            assertThat(TraceContext.parse(context.header())).contains(context);
        }
        TraceContext begun = TraceContext.begin();
        assertThat(TraceContext.parse(begun.header())).contains(begun);
        assertThat(begun.sampled()).isFalse();
        assertThat(begun).isNotEqualTo(TraceContext.begin());
    }

    @Test
    void passesOverWhatLaterVersionsAdd() {
        assertThat(TraceContext.parse("01-" + TRACE + "-" + SPAN + "-03-more"))
                .contains(new TraceContext(TRACE, SPAN, true));
    }

    @Test
    void takesNothingElse() {
        String sound = "00-" + TRACE + "-" + SPAN + "-01";
        for (String bad : List.of(
                "",
                "00",
                sound + "-more",
                sound + "0",
                "01" + sound.substring(2) + "0",
                "ff" + sound.substring(2),
                sound.toUpperCase(java.util.Locale.ROOT),
                sound.replace('-', '_'),
                sound.replace(TRACE, "0".repeat(32)),
                sound.replace(SPAN, "0".repeat(16)),
                sound.replace('4', 'g'),
                " " + sound.substring(1))) {
            assertThat(TraceContext.parse(bad)).as(bad).isEmpty();
        }
        assertThat(TraceContext.parse(null)).isEmpty();
    }
}
