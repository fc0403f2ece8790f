package io.truevalue.auditbundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.merkle.CheckpointSigner;
import io.truevalue.merkle.Rfc6962;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an event's bytes tell at once is what they mean, however they were changed. */
class WrittenEventsTest {
    private static final String ORGANIZATION = Fixtures.ORGANIZATION;
    private static final String ERASED = "01980a5e-0000-7000-8000-0000000000c3";

    private static final String ANY = "{}[]\",:\\/~0123456789-+.eEabutrnl \u00e9\u20ac\n";

    private final WrittenEvents written = new WrittenEvents(ORGANIZATION);
    private final EventCheck meant = new EventCheck(ORGANIZATION);

    private static List<ObjectNode> events() {
        SmallLog log = new SmallLog(ORGANIZATION, CheckpointSigner.generate("truevalue/audit/" + ORGANIZATION));
        log.erased.add(ERASED);
        log.with(8).head();
        List<ObjectNode> events = new ArrayList<>();
        for (ObjectNode line : log.bundle()) {
            if (line.has("proof")) {
                events.add(line);
            }
        }
        return events;
    }

    private static byte[] bytes(JsonNode line) {
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Part.@Nullable Event meant(byte[] line) {
        try {
            JsonNode json = Json.object(line);
            return json.has("proof") ? meant.check(new Line(1, line, null), json) : null;
        } catch (BundleRejected e) {
            return null;
        }
    }

    /** True where the bytes told it. */
    private boolean agree(byte[] line) {
        Part.Event quick = written.check(1, line);
        if (quick == null) {
            return false;
        }
        Part.Event slow = meant(line);
        assertThat(slow).as(() -> new String(line, StandardCharsets.UTF_8)).isNotNull();
        assertThat(quick).usingRecursiveComparison().isEqualTo(slow);
        return true;
    }

    @Test
    void tellsOfEachEventAsTheLogWritesIt() {
        for (ObjectNode event : events()) {
            assertThat(agree(bytes(event))).as(event.toString()).isTrue();
        }
    }

    @Test
    void saysNothingOfALineInAnotherOrderOrWithMore() {
        ObjectNode event = events().getFirst();
        ObjectNode more = event.deepCopy().put("new", 1);
        ObjectNode other = event.deepCopy();
        other.set("id", other.remove("id"));

        assertThat(agree(bytes(more))).isFalse();
        assertThat(agree(bytes(other))).isFalse();
        assertThat(meant(bytes(other))).isNotNull();
    }

    @Test
    void agreesAboutEachFlippedBitAndChangedByte() {
        Random random = new Random(20_261_122);
        for (ObjectNode event : events()) {
            byte[] good = bytes(event);
            for (int at = 0; at < good.length; at++) {
                byte[] changed = good.clone();
                changed[at] =
                        (byte) (random.nextBoolean() ? changed[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
                agree(changed);
            }
        }
    }

    @Test
    void agreesAboutPartsTakenOutDoubledOrSwapped() {
        Random random = new Random(20_261_123);
        for (ObjectNode event : events()) {
            String good = event.toString();
            for (int i = 0; i < 300; i++) {
                int from = random.nextInt(good.length());
                int to = Math.min(good.length(), from + random.nextInt(80));
                String part = good.substring(from, to);
                String changed = switch (random.nextInt(3)) {
                    case 0 -> good.substring(0, from) + good.substring(to);
                    case 1 -> good.substring(0, to) + part + good.substring(to);
                    default -> good.substring(0, from) + part.toUpperCase(java.util.Locale.ROOT) + good.substring(to);
                };
                agree(changed.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** As somebody could who makes hashes of their own, and tells what they say, or does not. */
    @Test
    void agreesAboutOtherLeavesWithTheirOwnHash() {
        Random random = new Random(20_261_124);
        for (ObjectNode event : events()) {
            String leaf = event.at("/proof/leaf").textValue();
            for (int i = 0; i < 400; i++) {
                StringBuilder other = new StringBuilder(leaf);
                other.setCharAt(random.nextInt(leaf.length()), ANY.charAt(random.nextInt(ANY.length())));
                if (random.nextInt(4) == 0) {
                    other.insert(random.nextInt(leaf.length()), ANY.charAt(random.nextInt(ANY.length())));
                }
                agree(bytes(withLeaf(event, other.toString())));
            }
        }
    }

    private static ObjectNode withLeaf(ObjectNode event, String leaf) {
        ObjectNode line = event;
        byte[] bytes = leaf.getBytes(StandardCharsets.UTF_8);
        try {
            line = ToldEvent.of(OpenedLeaf.open(Json.object(bytes), event.at("/proof/personal"), new Personal()));
        } catch (BundleRejected toldAsItWas) {
            line = event.deepCopy();
        }
        ObjectNode proof = event.at("/proof").deepCopy();
        proof.put("leaf", leaf).put("hash", SmallLog.base64(Rfc6962.leafHash(bytes)));
        line.set("proof", proof);
        return line;
    }
}
