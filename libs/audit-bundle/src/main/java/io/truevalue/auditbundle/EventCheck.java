package io.truevalue.auditbundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.merkle.Rfc6962;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that can be judged of one event by its own line: that it hashes to what it says, and says what was hashed. For one thread. */
final class EventCheck {
    private final String organization;
    private final Personal personal = new Personal();

    EventCheck(String organization) {
        this.organization = organization;
    }

    Part.Event check(Line line, JsonNode event) {
        JsonNode proof = Json.object(event, "proof");
        long index = Json.leaves(proof, "leaf_index");
        String id = event.path("id").asText("");
        byte[] leaf = Json.text(proof, "leaf").getBytes(StandardCharsets.UTF_8);
        byte[] hash = Rfc6962.leafHash(leaf);
        return new Part.Event(line.number(), index, id, hash, fault(line, event, proof, leaf, hash));
    }

    /** As docs/audit-bundle.md words it after {@code <event>}. */
    private @Nullable String fault(Line line, JsonNode event, JsonNode proof, byte[] leaf, byte[] hash) {
        if (!Arrays.equals(hash, recorded(proof))) {
            return " was changed: its hash is not the one that was recorded";
        }
        try {
            JsonNode read = Json.object(leaf);
            String owner = read.path("orgid").asText("");
            if (!owner.equals(organization)) {
                return " belongs to another organisation: " + (owner.isEmpty() ? "none" : owner);
            }
            String differing = differing(ToldEvent.of(OpenedLeaf.open(read, proof.path("personal"), personal)), event);
            if (differing != null) {
                return " was changed: its " + differing + " is not what was recorded";
            }
            return line.columns() == null ? null : columnFault(event, line.columns());
        } catch (BundleRejected e) {
            return " was changed: " + e.getMessage();
        }
    }

    private static byte[] recorded(JsonNode proof) {
        try {
            return Json.bytes(proof, "hash");
        } catch (BundleRejected e) {
            return new byte[0];
        }
    }

    private static @Nullable String differing(ObjectNode recorded, JsonNode told) {
        for (Map.Entry<String, JsonNode> member : recorded.properties()) {
            if (!member.getValue().equals(told.get(member.getKey()))) {
                return member.getKey();
            }
        }
        return null;
    }

    private static @Nullable String columnFault(JsonNode told, List<String> columns) {
        List<String> right = CsvColumns.of(told);
        for (int i = 0; i < right.size(); i++) {
            if (!right.get(i).equals(columns.get(i)) && !sameJson(right.get(i), columns.get(i))) {
                return " was changed: its column " + CsvColumns.NAMES.get(i) + " is not what was recorded";
            }
        }
        return null;
    }

    /** Numbers can be written in more ways than one. */
    private static boolean sameJson(String right, String column) {
        return right.startsWith("{")
                && column.startsWith("{")
                && Json.object(right.getBytes(StandardCharsets.UTF_8))
                        .equals(Json.object(column.getBytes(StandardCharsets.UTF_8)));
    }
}
