package io.truevalue.auditlog.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.events.codec.ReceivedEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void holdsWhoWhatAndEveryValueButNoNames() throws JsonProcessingException {
        String text = SearchText.of(newEvent("""
                {"before":null,"after":{"last_name":"NGUYỄN","tags":["Harbor",7,true],"company":{"name":"Acme"}}}"""));

        assertThat(text).isEqualTo("sarah@acme.example contact.updated 42 nguyễn harbor 7 true acme");
    }

    @Test
    void isBoundedAndStorable() throws JsonProcessingException {
        String text = SearchText.of(newEvent("{\"a\":\"x\\u0000y\\ud800z\",\"b\":\"" + "b".repeat(20_000) + "\"}"));

        assertThat(text).hasSize(10_000).contains("x y z b").doesNotContain("\u0000");
    }

    private static ReceivedEvent newEvent(String data) throws JsonProcessingException {
        return new ReceivedEvent(
                "1",
                "/crm-service",
                "contact.updated",
                "42",
                Instant.EPOCH,
                null,
                Map.of("actordisplay", "Sarah@acme.example"),
                new ObjectMapper().readTree(data));
    }
}
