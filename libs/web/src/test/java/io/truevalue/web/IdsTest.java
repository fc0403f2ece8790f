package io.truevalue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void growWithTime() {
        List<UUID> ids = Stream.generate(Ids::next).limit(1_000).toList();
        assertThat(ids)
                .allMatch(id -> id.version() == 7)
                .isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
    }

    @Test
    void parseOnlyTheirCanonicalForm() {
        UUID id = Ids.next();
        assertThat(Ids.parse(id.toString())).contains(id);
        assertThat(Ids.parse("1-1-1-1-1")).isEmpty();
        assertThat(Ids.parse("not an id")).isEmpty();
        assertThat(Ids.parse(id + "0")).isEmpty();
    }
}
