package io.truevalue.auditbundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.merkle.CheckpointSigner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bundles good and tampered with in each way, and what a verifier must say of each. Three keys that sign nothing else. */
final class Fixtures {
    static final String ORGANIZATION = "01980a5e-0000-7000-8000-00000000000a";
    private static final String OTHER = "01980a5e-0000-7000-8000-00000000000b";
    private static final String ORIGIN = "truevalue/audit/" + ORGANIZATION;
    private static final CheckpointSigner FIRST = signer(
            "173ee0d37ff686e786222d796ec6db3bdd651552ad7cf9698cc259119a07d6f6b7d17979a4be00283488a3123c079328e83216abf7823098dbd09adc531e5a25");
    private static final CheckpointSigner SECOND = signer(
            "2f58a3f79766adbcfb665b730feb7e6188833e662759a21c6f5b3601b3ba679e7b21774c4878b2622ed9fe4886e298b4d4bfd06361bce7f61b940692698789ff");
    private static final CheckpointSigner THIEF = signer(
            "ccf019bc8ce233c15b91c9049f8b2f128d167de9fa4e53ae6660ac2407e8465fb81b7be0fb8969598e5339ca911fb16785b9cca5eac837e9b16ec51b6c1ef8e4");

    final Map<String, String> files = new LinkedHashMap<>();
    final ArrayNode expected = SmallLog.JSON.createArrayNode();

    Fixtures() {
        files.put("key.txt", FIRST.verifierKey().text() + "\n");
        files.put("outside.txt", outside());
        good();
        ofOneEvent();
        ofSeveralEvents();
        ofTheWholeLog();
        ofTheForm();
    }

    private static CheckpointSigner signer(String secret) {
        return CheckpointSigner.of(ORIGIN, HexFormat.of().parseHex(secret));
    }

    private static SmallLog log() {
        SmallLog log = new SmallLog(ORGANIZATION, FIRST);
        log.erased.add("01980a5e-0000-7000-8000-0000000000c3");
        log.with(4).head();
        log.with(5).head();
        log.with(3).head();
        return log;
    }

    private static String outside() {
        SmallLog log = log();
        return "Your log's checkpoints of this week.\n\n"
                + log.heads.values().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private void good() {
        ndjson("good", log().bundle());
        says(0, "good.ndjson", "OK 12 events");
        saysWithBoth(0, "good.ndjson", "OK 12 events");
        files.put("good.csv", csv(log().bundle()));
        says(0, "good.csv", "OK 12 events");

        SmallLog log = log();
        ObjectNode header = log.header();
        header.putObject("filter").put("actor", "sarah@acme.example");
        ndjson("filtered", log.bundle(header, index -> index == 2 || index == 10));
        says(0, "filtered.ndjson", "OK 2 events");
        saysWithBoth(0, "filtered.ndjson", "OK 2 events");

        ndjson("expired", log.bundle(log.header().put("expired", 6), index -> index >= 6));
        says(0, "expired.ndjson", "OK 6 events");

        log.signers.add(SECOND);
        log.with(2).head();
        ndjson("rotated", log.bundle());
        says(0, "rotated.ndjson", "OK 14 events");
        saysWith(1, "rotated.ndjson", "key.txt", null, "checkpoint at 14: no key that is trusted has signed it");
    }

    private void ofOneEvent() {
        changed(
                "value-changed",
                7,
                event -> proof(event)
                        .put("leaf", proof(event).get("leaf").textValue().replace("\"version\":7", "\"version\":8")));
        says(
                1,
                "value-changed.ndjson",
                "event 5 (" + id(5) + ") was changed: its hash is not the one that was recorded");

        changed("told-changed", 3, event -> ((ObjectNode) event.get("actor")).put("display", "mallory@acme.example"));
        says(1, "told-changed.ndjson", "event 2 (" + id(2) + ") was changed: its actor is not what was recorded");

        changed("ciphertext-changed", 3, event -> first(event).put("ciphertext", SmallLog.base64(new byte[40])));
        says(1, "ciphertext-changed.ndjson", "event 2 (" + id(2) + ") was changed: " + OpenedLeaf.OTHER_VALUE);

        changed("personal-left-out", 3, event -> proof(event).putArray("personal"));
        says(1, "personal-left-out.ndjson", "event 2 (" + id(2) + ") was changed: " + OpenedLeaf.OTHER_VALUE);

        changed("key-changed", 3, event -> first(event).put("key", SmallLog.base64(new byte[32])));
        says(1, "key-changed.ndjson", "event 2 (" + id(2) + ") was changed: " + OpenedLeaf.CLOSED);

        changed("hidden-as-erased", 3, event -> first(event).remove("key"));
        says(1, "hidden-as-erased.ndjson", "event 2 (" + id(2) + ") was changed: its actor is not what was recorded");

        SmallLog other = new SmallLog(OTHER, THIEF).with(3);
        List<ObjectNode> swapped = log().bundle();
        swapped.set(3, other.event(2));
        ndjson("other-organisation", swapped);
        says(1, "other-organisation.ndjson", "event 2 (" + id(2) + ") belongs to another organisation: " + OTHER);
    }

    private void ofSeveralEvents() {
        List<ObjectNode> lines = log().bundle();
        lines.remove(3);
        ndjson("middle-deleted", lines);
        says(1, "middle-deleted.ndjson", "event 2 is missing");

        lines = log().bundle();
        lines.remove(4);
        ndjson("deleted-before-a-checkpoint", lines);
        says(1, "deleted-before-a-checkpoint.ndjson", "event 3 is missing");

        ndjson("middle-hollowed", log().bundle(log().header(), index -> index != 6));
        says(1, "middle-hollowed.ndjson", "event 6 is missing: only hashes are left");

        lines = log().bundle();
        Collections.swap(lines, 2, 4);
        ndjson("lines-swapped", lines);
        says(1, "lines-swapped.ndjson", "events 1 to 2 are missing");

        lines = log().bundle();
        lines.add(4, lines.get(2));
        ndjson("line-repeated", lines);
        says(1, "line-repeated.ndjson", "event 1 (" + id(1) + ") is out of place: event 3 comes here");

        SmallLog reordered = log();
        Collections.swap(reordered.leaves, 5, 7);
        Collections.swap(reordered.personal, 5, 7);
        ndjson("reordered", reordered.bundle());
        says(1, "reordered.ndjson", rewritten(4, 8, "the checkpoint at 9"));

        SmallLog inserted = log();
        inserted.add("contact.deleted", "Nobody");
        inserted.leaves.add(1, inserted.leaves.removeLast());
        inserted.personal.add(1, inserted.personal.removeLast());
        ndjson("inserted", inserted.bundle());
        says(1, "inserted.ndjson", rewritten(0, 3, "the checkpoint at 4"));

        SmallLog rewritten = rewrittenLog();
        ndjson("hash-recomputed", rewritten.bundle());
        says(1, "hash-recomputed.ndjson", rewritten(9, 11, "the checkpoint at 12"));
    }

    /** One value changed, and its leaf's hash with it. */
    private static SmallLog rewrittenLog() {
        SmallLog log = log();
        log.leaves.set(10, log.leaves.get(10).replace("\"version\":12", "\"version\":13"));
        return log;
    }

    private void ofTheWholeLog() {
        SmallLog unsigned = rewrittenLog();
        String old = Objects.requireNonNull(unsigned.heads.get(12)).text();
        String root = old.lines().toList().get(2);
        String recomputed = unsigned.head().text().lines().toList().get(2);
        List<ObjectNode> lines = unsigned.bundle();
        lines.get(lines.size() - 2).put("checkpoint", old.replace(root, recomputed));
        ndjson("all-recomputed", lines);
        says(1, "all-recomputed.ndjson", "checkpoint at 12: its signature does not hold");

        SmallLog exchanged = rewrittenLog();
        exchanged.signers.set(0, THIEF);
        exchanged.heads.clear();
        exchanged.head();
        ndjson("key-exchanged", exchanged.bundle());
        says(0, "key-exchanged.ndjson", "OK 12 events");
        saysWith(1, "key-exchanged.ndjson", "key.txt", null, "checkpoint at 12: no key that is trusted has signed it");
        saysWith(
                1,
                "key-exchanged.ndjson",
                null,
                "outside.txt",
                "checkpoint kept outside at 4: no key that is trusted has signed it");

        SmallLog cut = new SmallLog(ORGANIZATION, FIRST);
        cut.erased.addAll(log().erased);
        cut.with(4).head();
        ndjson("newest-deleted", cut.bundle());
        says(0, "newest-deleted.ndjson", "OK 4 events");
        saysWithBoth(1, "newest-deleted.ndjson", "events 4 to 11 are missing: a checkpoint kept outside is over 12");

        for (int i = 0; i < 9; i++) {
            cut.add("contact.created", "Mallory");
        }
        cut.head();
        ndjson("rolled-back", cut.bundle());
        says(0, "rolled-back.ndjson", "OK 13 events");
        saysWithBoth(1, "rolled-back.ndjson", rewritten(4, 8, "the checkpoint kept outside at 9"));

        SmallLog filtered = log();
        filtered.heads.remove(9);
        ObjectNode header = filtered.header();
        header.putObject("filter").put("action", "deal.*");
        ndjson("cannot-be-compared", filtered.bundle(header, index -> false));
        saysWithBoth(
                2,
                "cannot-be-compared.ndjson",
                "checkpoint kept outside at 9: cannot be compared, since the bundle holds no single hashes there;"
                        + " export without a filter");
    }

    private void ofTheForm() {
        List<ObjectNode> lines = log().bundle();
        lines.removeLast();
        ndjson("cut-off", lines);
        says(1, "cut-off.ndjson", "the bundle is cut off after line 16");
        String good = text(log().bundle());
        files.put("cut-in-a-line.ndjson", good.substring(0, good.length() - 5));
        says(1, "cut-in-a-line.ndjson", "the bundle is cut off after line 16");

        lines = log().bundle();
        lines.remove(lines.size() - 2);
        ndjson("last-checkpoint-gone", lines);
        says(1, "last-checkpoint-gone.ndjson", "line 16: there is no checkpoint right before the end");

        lines = log().bundle();
        lines.add(lines.getLast());
        ndjson("goes-on", lines);
        says(1, "goes-on.ndjson", "line 18: there is something after the end");

        changed("end-miscounts", 16, end -> ((ObjectNode) end.get("end")).put("events", 11));
        says(1, "end-miscounts.ndjson", "line 17: the end tells of 11 events, and there are 12");

        changed("other-version", 0, header -> header.put("bundle", "truevalue-audit-bundle/2"));
        says(1, "other-version.ndjson", "line 1: it is not the beginning of a bundle of version 1");

        changed("unknown-line", 4, event -> event.removeAll().put("note", "all is well"));
        says(1, "unknown-line.ndjson", "line 5: it is no event, subtree, checkpoint or end");

        files.put("column-changed.csv", csv(log().bundle()).replaceFirst("contact\\.updated", "contact.deleted"));
        says(1, "column-changed.csv", "event 0 (" + id(0) + ") was changed: its column type is not what was recorded");
    }

    private static String rewritten(long from, long last, String whatTells) {
        return "events " + from + " to " + last + " were rewritten, removed or added: " + whatTells + " does not fit"
                + (from == 0 ? "" : ", that at " + from + " does");
    }

    private void changed(String name, int line, Consumer<ObjectNode> change) {
        List<ObjectNode> lines = log().bundle();
        change.accept(lines.get(line));
        ndjson(name, lines);
    }

    private static ObjectNode proof(JsonNode event) {
        return (ObjectNode) event.get("proof");
    }

    private static ObjectNode first(JsonNode event) {
        return (ObjectNode) event.get("proof").get("personal").get(0);
    }

    private static String id(int index) {
        return "01980a5e-0000-7000-8000-%012d".formatted(index);
    }

    private void ndjson(String name, List<ObjectNode> lines) {
        files.put(name + ".ndjson", text(lines));
    }

    private static String text(List<ObjectNode> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    static String csv(List<ObjectNode> lines) {
        List<String> names = new ArrayList<>(CsvColumns.NAMES);
        names.add(CsvColumns.RECORD);
        StringBuilder csv = new StringBuilder(String.join(",", names)).append("\r\n");
        for (ObjectNode line : lines) {
            List<String> cells = new ArrayList<>(
                    line.has("proof") ? CsvColumns.of(line) : Collections.nCopies(CsvColumns.NAMES.size(), ""));
            cells.add(line.toString());
            csv.append(cells.stream()
                            .map(cell ->
                                    cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private void says(int code, String file, String line) {
        saysWith(code, file, null, null, line);
    }

    private void saysWithBoth(int code, String file, String line) {
        saysWith(code, file, "key.txt", "outside.txt", line);
    }

    private void saysWith(int code, String file, @Nullable String key, @Nullable String checkpoints, String line) {
        ObjectNode one = expected.addObject().put("file", file);
        if (key != null) {
            one.put("key", key);
        }
        if (checkpoints != null) {
            one.put("checkpoints", checkpoints);
        }
        one.put("code", code).put("line", line);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
