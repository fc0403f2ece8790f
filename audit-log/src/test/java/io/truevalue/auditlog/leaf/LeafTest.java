package io.truevalue.auditlog.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truevalue.events.codec.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeafTest {
    private static final UUID LOG = UUID.fromString("01980a5e-0000-7000-8000-000000000001");
    private static final Instant RECORDED = Instant.parse("2026-11-21T10:00:01.5Z");
    private static final Map<String, byte[]> KEYS = Map.of("ann", key(1), "ben", key(2));
    private static final Map<String, List<String>> PERSONAL = Map.of(
            "ann", List.of("/actordisplay", "/clientip"), "ben", List.of("/data/after/name", "/data/after/emails/0"));

    @Test
    void holdsBothTimesEveryAttributeAndNoPersonalValue() throws JsonProcessingException {
        Leaf leaf = leaf(newEvent(), PERSONAL);

        assertThat(leaf.text())
                .contains("""
                "recordedtime":"2026-11-21T10:00:01.500Z",""", """
                "time":"2026-11-21T10:00:00.123456789Z",""", """
                "actorid":"ann",""", """
                "orgid":"01980a5e-0000-7000-8000-000000000001",""", """
                "specversion":"1.0",""", """
                "amount":4900""")
                .doesNotContain("ann@acme.example", "192.0.2.1", "Ben", "ben@harbor.example");
        assertThat(leaf.personal().values()).hasSize(2);
        leaf.personal()
                .values()
                .forEach(value -> assertThat(leaf.text()).contains("{\"commitment\":\"" + value.commitment() + "\"}"));
        assertThat(CanonicalJson.of(MarkedText.undone(LeafText.parse(leaf.text()))))
                .isEqualTo(leaf.text());
    }

    @Test
    void opensToWhatItWas() throws JsonProcessingException {
        ReceivedEvent event = newEvent();
        Leaf leaf = leaf(event, PERSONAL);

        OpenedLeaf opened = open(leaf, KEYS::get);

        assertThat(opened.attribute("actordisplay")).isEqualTo("ann@acme.example");
        assertThat(opened.attribute("clientip")).isEqualTo("192.0.2.1");
        assertThat(LeafText.parse(opened.json()).get("data"))
                .isEqualTo(LeafText.JSON.readTree(event.data().toString()));
    }

    @Test
    void readsErasedValuesAsErasedAndTheOthersAsTheyWere() throws JsonProcessingException {
        Leaf leaf = leaf(newEvent(), PERSONAL);

        OpenedLeaf opened = open(leaf, person -> person.equals("ann") ? KEYS.get("ann") : null);

        assertThat(opened.attribute("actordisplay")).isEqualTo("ann@acme.example");
        assertThat(opened.data("after")).isEqualTo("""
                {"amount":4900,"big":12345678901234567890,"emails":[{"erased":true}],"name":{"erased":true}}""");
        assertThat(open(leaf, person -> null).attribute("actordisplay")).isNull();
    }

    @Test
    void marksWhatDoesNotOpenUnderItsKey() throws JsonProcessingException {
        Leaf leaf = leaf(newEvent(), PERSONAL);

        assertThat(open(leaf, person -> key(9)).data("after")).contains("""
                "name":{"unreadable":true}""");
        assertThat(OpenedLeaf.of(new UUID(0, 7), leaf.text(), leaf.personal(), KEYS::get)
                        .data("after"))
                .contains("\"unreadable\"");
    }

    @Test
    void tellsWithoutPersonalValuesByNull() throws JsonProcessingException {
        OpenedLeaf opened =
                OpenedLeaf.withoutPersonalValues(leaf(newEvent(), PERSONAL).text());

        assertThat(opened.data("after")).isEqualTo("""
                {"amount":4900,"big":12345678901234567890,"emails":[null],"name":null}""");
    }

    @Test
    void sealsDataThatLooksLikeACommitment() throws JsonProcessingException {
        ReceivedEvent event = newEvent("org.sealed", """
                {"after":{"commitment":"mine"},"list":[{"commitment":1}],"other":{"commitment":1,"more":2}}""");

        Leaf leaf = leaf(event, PersonalSpots.of(event), person -> key(3));

        assertThat(leaf.text()).doesNotContain("mine");
        assertThat(open(leaf, person -> key(3)).data("after")).isEqualTo("{\"commitment\":\"mine\"}");
        assertThat(open(leaf, person -> null).data("after")).isEqualTo("{\"erased\":true}");
    }

    @Test
    void keepsSealedValuesAsTheyWere() throws JsonProcessingException {
        SealedValues sealed = leaf(newEvent(), PERSONAL).personal();

        assertThat(SealedValues.parse(sealed.text())).isEqualTo(sealed);
        assertThat(SealedValues.NONE.text()).isNull();
        assertThat(SealedValues.parse(null)).isEqualTo(SealedValues.NONE);
    }

    @Test
    void takesNoAttributeOfThePublisherForOneOfItsOwn() throws JsonProcessingException {
        ReceivedEvent event = new ReceivedEvent(
                "1",
                "/crm-service",
                "contact.updated",
                "42",
                Instant.EPOCH,
                LOG,
                Map.of("recordedtime", "1999-01-01T00:00:00Z", "orgid", LOG.toString()),
                LeafText.JSON.readTree("{}"));

        assertThat(leaf(event, Map.of()).text()).contains("\"recordedtime\":\"2026-11-21T10:00:01.500Z\"");
    }

    private static Leaf leaf(ReceivedEvent event, Map<String, List<String>> personal) {
        return leaf(event, personal, person -> KEYS.getOrDefault(person, key(5)));
    }

    private static Leaf leaf(ReceivedEvent event, Map<String, List<String>> personal, Function<String, byte[]> keys) {
        return Leaf.of(event, LOG, RECORDED, personal, keys);
    }

    private static OpenedLeaf open(Leaf leaf, Function<String, byte @Nullable []> keys) {
        return OpenedLeaf.of(LOG, leaf.text(), leaf.personal(), keys);
    }

    private static ReceivedEvent newEvent() throws JsonProcessingException {
        return newEvent("contact.updated", """
                {"before":null,"after":{"name":"Ben","emails":["ben@harbor.example"],"amount":4900,
                 "big":12345678901234567890}}""");
    }

    private static ReceivedEvent newEvent(String type, String data) throws JsonProcessingException {
        return new ReceivedEvent(
                "01980a5e-0000-7000-8000-000000000042",
                "/crm-service",
                type,
                "42",
                Instant.parse("2026-11-21T10:00:00.123456789Z"),
                LOG,
                Map.of(
                        "orgid", LOG.toString(),
                        "actorid", "ann",
                        "actortype", "user",
                        "actordisplay", "ann@acme.example",
                        "clientip", "192.0.2.1"),
                LeafText.JSON.readTree(data));
    }

    private static byte[] key(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return key;
    }
}
