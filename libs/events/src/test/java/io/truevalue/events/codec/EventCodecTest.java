package io.truevalue.events.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final String ORG = "01980a5e-0000-7000-8000-000000000001";
    private static final String STORED = """
            {"specversion":"1.0","id":"7","source":"/org-service","type":"member.joined","subject":"42",
             "time":"2026-11-21T09:30:00.123456Z","orgid":"%s","actordisplay":"Nguyễn, <x>","useragent":"a\\"b",
             "data":{"after":{"n":1e2,"large":12345678901234567890,"fine":0.10000000000000000000001}}}""".formatted(ORG);

    @Test
    void readsBackWhatItWrote() {
        ProducerRecord<String, byte[]> message = EventCodec.encode(Topics.MEMBER, ORG, STORED);
        assertThat(message.key()).isEqualTo(ORG);

        ReceivedEvent event = EventCodec.decode(received(message));

        assertThat(event.id()).isEqualTo("7");
        assertThat(event.source()).isEqualTo("/org-service");
        assertThat(event.type()).isEqualTo("member.joined");
        assertThat(event.subject()).isEqualTo("42");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-21T09:30:00.123456Z"));
        assertThat(event.organization()).isEqualTo(UUID.fromString(ORG));
        assertThat(event.extension("actordisplay")).isEqualTo("Nguyễn, <x>");
        assertThat(event.extension("useragent")).isEqualTo("a\"b");
        assertThat(event.data().at("/after/n").asInt()).isEqualTo(100);
        assertThat(event.data().at("/after/large").asText()).isEqualTo("12345678901234567890");
        assertThat(event.data().at("/after/fine").decimalValue()).isEqualByComparingTo("0.10000000000000000000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "application/cloudevents+json; charset=utf-8"})
    void readsTheStructuredModeToo(String contentType) {
        ConsumerRecord<String, byte[]> message = message(STORED.getBytes(UTF_8), Map.of("content-type", contentType));

        assertThat(EventCodec.decode(message).type()).isEqualTo("member.joined");
    }

    @Test
    void refusesAMessageThatIsNoEvent() {
        assertThatThrownBy(() -> EventCodec.decode(message("{}".getBytes(UTF_8), Map.of())))
                .isInstanceOf(UndecodableEvent.class);
        assertThatThrownBy(() -> EventCodec.decode(message(null, Map.of("ce_specversion", "1.0"))))
                .isInstanceOf(UndecodableEvent.class);
        assertThatThrownBy(() -> EventCodec.decode(message(
                        "{\"specversion\":\"1.0\"".getBytes(UTF_8),
                        Map.of("content-type", "application/cloudevents+json"))))
                .isInstanceOf(UndecodableEvent.class);
    }

    @Test
    void refusesAnEventWithoutASubjectATimeOrData() {
        for (String header : new String[] {"ce_subject", "ce_time"}) {
            ConsumerRecord<String, byte[]> message = received(EventCodec.encode(Topics.MEMBER, ORG, STORED));
            message.headers().remove(header);
            assertThatThrownBy(() -> EventCodec.decode(message))
                    .isInstanceOf(UndecodableEvent.class)
                    .hasMessage("without subject, time or data");
        }
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        ConsumerRecord<String, byte[]> message =
                new ConsumerRecord<>(sent.topic(), 0, 0, String.valueOf(sent.key()), sent.value());
        sent.headers().forEach(header -> message.headers().add(header));
        return message;
    }

    @SuppressWarnings("NullAway") // A Kafka message may have no value.
    private static ConsumerRecord<String, byte[]> message(
            byte @org.jspecify.annotations.Nullable [] value, Map<String, String> headers) {
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(Topics.MEMBER, 0, 0, ORG, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        return message;
    }
}
