package io.truevalue.auditbundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.merkle.ProofRejected;
import io.truevalue.merkle.Rfc6962;
import io.truevalue.merkle.SignedCheckpoint;
import java.util.ArrayList;
import java.util.List;

/** Judges each line by itself, so that several can be judged at once, each by one of these. */
final class LineCheck {
    private static final int HIGHEST = 52;

    private final WrittenEvents written;
    private final EventCheck events;

    LineCheck(Header header) {
        this.written = new WrittenEvents(header.organizationId());
        this.events = new EventCheck(header.organizationId());
    }

    List<Part> check(List<Line> lines) {
        List<Part> parts = new ArrayList<>(lines.size());
        for (Line line : lines) {
            parts.add(check(line));
        }
        return parts;
    }

    private Part check(Line line) {
        Part asWritten = line.columns() == null ? written.check(line.number(), line.json()) : null;
        if (asWritten != null) {
            return asWritten;
        }
        try {
            JsonNode json = Json.object(line.json());
            if (json.has("proof")) {
                return events.check(line, json);
            }
            BundleRejected.unless(
                    line.columns() == null || line.columns().stream().allMatch(String::isEmpty),
                    "columns are filled in a row that is no event");
            return other(line.number(), json);
        } catch (BundleRejected | ProofRejected e) {
            return new Part.Malformed(line.number(), String.valueOf(e.getMessage()));
        }
    }

    private static Part other(long line, JsonNode json) {
        if (json.has("subtree")) {
            return subtree(line, Json.object(json, "subtree"));
        }
        if (json.has("checkpoint")) {
            return new Part.Head(line, SignedCheckpoint.parse(Json.text(json, "checkpoint")));
        }
        BundleRejected.unless(json.has("end"), "it is no event, subtree, checkpoint or end");
        JsonNode end = Json.object(json, "end");
        return new Part.End(line, Json.leaves(end, "events"), Json.leaves(end, "tree_size"));
    }

    private static Part subtree(long line, JsonNode json) {
        long from = Json.leaves(json, "from");
        long height = Json.leaves(json, "height");
        BundleRejected.unless(
                height <= HIGHEST && (from & ((1L << height) - 1)) == 0,
                "a subtree of height " + height + " does not begin at leaf " + from);
        byte[] hash = Json.bytes(json, "hash");
        BundleRejected.unless(hash.length == Rfc6962.HASH_LENGTH, "a subtree's hash has 32 bytes");
        return new Part.Subtree(line, from, (int) height, hash);
    }
}
