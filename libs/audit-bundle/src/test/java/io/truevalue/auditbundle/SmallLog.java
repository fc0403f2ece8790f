package io.truevalue.auditbundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.merkle.Checkpoint;
import io.truevalue.merkle.CheckpointSigner;
import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.Rfc6962;
import io.truevalue.merkle.SignedCheckpoint;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** An organisation's log in memory that writes bundles; the same each time it is made in the same way. */
final class SmallLog {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Personal CRYPTO = new Personal();

    final String organization;
    final List<CheckpointSigner> signers = new ArrayList<>();
    final List<String> leaves = new ArrayList<>();
    final List<ArrayNode> personal = new ArrayList<>();
    final Set<String> erased = new HashSet<>();
    final Map<Integer, SignedCheckpoint> heads = new TreeMap<>();

    SmallLog(String organization, CheckpointSigner signer) {
        this.organization = organization;
        signers.add(signer);
    }

    String origin() {
        return "truevalue/audit/" + organization;
    }

    /** As many contacts' changes, one after another. */
    SmallLog with(int events) {
        for (int i = 0; i < events; i++) {
            add("contact.updated", "Vy" + leaves.size());
        }
        return this;
    }

    void add(String type, String name) {
        int index = leaves.size();
        String time = "2026-11-21T09:%02d:%02d.123456Z".formatted(index / 60 % 60, index % 60);
        String actor = "01980a5e-0000-7000-8000-0000000000a" + index % 3;
        String contact = "01980a5e-0000-7000-8000-0000000000c" + index % 4;
        ObjectNode event = JSON.createObjectNode();
        Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        "01980a5e-0000-7000-8000-%012d".formatted(index),
                        "source",
                        "/crm-service",
                        "type",
                        type,
                        "subject",
                        contact,
                        "time",
                        time,
                        "recordedtime",
                        time.replace(".123456Z", ".987Z"))
                .forEach(event::put);
        event.put("orgid", organization)
                .put("actorid", actor)
                .put("actortype", "user")
                .put("outcome", "success");
        ArrayNode sealed = JSON.createArrayNode();
        String byActor =
                seal(sealed, index, actor, Map.of("/actordisplay", "sarah@acme.example", "/clientip", "192.0.2.31"));
        event.set("actordisplay", commitment(byActor));
        event.set("clientip", commitment(byActor));
        String byContact = seal(
                sealed, index, contact, Map.of("/data/after/first_name", name, "/data/before/first_name", "Nguyễn ✓"));
        ObjectNode data = event.putObject("data");
        data.putObject("before").set("first_name", commitment(byContact));
        data.putObject("after").put("version", index + 2).put("ratio", 0.1).set("first_name", commitment(byContact));
        leaves.add(canonical(event));
        personal.add(sealed);
    }

    private String seal(ArrayNode into, int index, String person, Map<String, String> values) {
        byte[] key = Rfc6962.leafHash((person + index).getBytes(StandardCharsets.UTF_8));
        byte[] ciphertext = Sealed.seal(key, canonical(JSON.valueToTree(values)));
        ObjectNode one = into.addObject().put("person", person).put("ciphertext", base64(ciphertext));
        if (!erased.contains(person)) {
            one.put("key", base64(key));
        }
        return CRYPTO.commitment(ciphertext);
    }

    private static ObjectNode commitment(String of) {
        return JSON.createObjectNode().put("commitment", of);
    }

    SignedCheckpoint head() {
        SignedCheckpoint signed = signers.getLast()
                .sign(new Checkpoint(
                        origin(), leaves.size(), range(0, leaves.size()).root()));
        heads.put(leaves.size(), signed);
        return signed;
    }

    ObjectNode header() {
        ObjectNode header = JSON.createObjectNode()
                .put("bundle", Header.VERSION)
                .put("organization_id", organization)
                .put("origin", origin())
                .put("exported_at", "2026-11-21T21:00:00Z");
        header.putObject("filter");
        header.put("expired", 0);
        ArrayNode keys = header.putArray("keys");
        signers.forEach(signer -> keys.add(signer.verifierKey().text()));
        return header;
    }

    ObjectNode event(int index) {
        JsonNode leaf = read(leaves.get(index));
        ObjectNode told = ToldEvent.of(OpenedLeaf.open(leaf, personal.get(index), CRYPTO));
        ObjectNode proof = told.putObject("proof").put("leaf_index", index);
        proof.put("hash", base64(hash(index))).put("leaf", leaves.get(index));
        proof.set("personal", personal.get(index));
        return told;
    }

    List<ObjectNode> bundle() {
        return bundle(header(), index -> true);
    }

    List<ObjectNode> bundle(ObjectNode header, IntPredicate wanted) {
        List<ObjectNode> lines = new ArrayList<>(List.of(header));
        int size = heads.keySet().stream().max(Integer::compare).orElseThrow();
        int events = 0;
        for (int at = 0; at < size; ) {
            if (wanted.test(at)) {
                lines.add(event(at++));
                events++;
            } else {
                int height = 0;
                while (leftOut(at, height + 1, size, wanted)) {
                    height++;
                }
                lines.add(subtree(at, height));
                at += 1 << height;
            }
            if (heads.containsKey(at)) {
                lines.add(JSON.createObjectNode()
                        .put("checkpoint", Objects.requireNonNull(heads.get(at)).text()));
            }
        }
        ObjectNode end = JSON.createObjectNode();
        end.putObject("end").put("events", events).put("tree_size", size);
        lines.add(end);
        return lines;
    }

    private boolean leftOut(int from, int height, int size, IntPredicate wanted) {
        int to = from + (1 << height);
        boolean whole = from % (1 << height) == 0 && to <= size;
        for (int i = from; whole && i < to; i++) {
            whole = !wanted.test(i) && (i == from || !heads.containsKey(i));
        }
        return whole;
    }

    private ObjectNode subtree(int from, int height) {
        ObjectNode line = JSON.createObjectNode();
        byte[] hash = range(from, from + (1 << height)).root();
        line.putObject("subtree").put("from", from).put("height", height).put("hash", base64(hash));
        return line;
    }

    private CompactRange range(int from, int to) {
        CompactRange range = new CompactRange();
        for (int i = from; i < to; i++) {
            range.append(hash(i));
        }
        return range;
    }

    byte[] hash(int index) {
        return Rfc6962.leafHash(leaves.get(index).getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Members in their order; enough of RFC 8785 for what stands here. */
    static String canonical(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, String> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            StringBuilder text = new StringBuilder();
            members.forEach((name, value) -> text.append(text.isEmpty() ? "{" : ",")
                    .append(JSON.getNodeFactory().textNode(name))
                    .append(":")
                    .append(value));
            return text.isEmpty() ? "{}" : text.append("}").toString();
        }
        return node.toString();
    }
}
