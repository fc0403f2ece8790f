package io.truevalue.bench.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.truevalue.bench.CannotMeasure;
import io.truevalue.merkle.Checkpoint;
import io.truevalue.merkle.CheckpointSigner;
import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.Rfc6962;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A bundle of any length, out of events that the audit log exported: each again and again, under an id and so a leaf and a
 * hash of its own, in a log signed by a key of ours. What its verifier does for each event is the same as for the export's.
 */
final class LongBundle {
    private static final int TEMPLATES = 20_000;
    private static final int CHECKPOINTS = 256;
    private static final String ID = "0199a7c2-6666-7000-8000-";
    private static final long FIRST_ID = 1_000_000_000_000L;
    private static final Pattern LINE = Pattern.compile(
            "(\\{\"id\":\"([0-9a-f-]{36})\".*\"leaf_index\":)[0-9]+(,\"hash\":\").{44}(\",\"leaf\":\")(.*)"
                    + "(\",\"personal\":\\[.*)");
    private static final Pattern KEYS = Pattern.compile("\"keys\":\\[[^]]*]");
    private static final Pattern ORIGIN = Pattern.compile("\"origin\":\"([^\"]+)\"");

    private final CheckpointSigner signer;
    private final String header;
    private final List<Template> templates;
    private final CompactRange range = new CompactRange();

    private LongBundle(CheckpointSigner signer, String header, List<Template> templates) {
        this.signer = signer;
        this.header = header;
        this.templates = templates;
    }

    /** Out of the first events of a whole export. */
    static LongBundle outOf(Path exported) throws IOException {
        try (Stream<String> lines = Files.lines(exported)) {
            var all = lines.iterator();
            String first = all.next();
            Matcher origin = ORIGIN.matcher(first);
            if (!origin.find()) {
                throw new CannotMeasure("The export does not begin as a bundle: " + first);
            }
            CheckpointSigner signer = CheckpointSigner.generate(origin.group(1));
            String key = "\"keys\":[\"" + signer.verifierKey().text() + "\"]";
            List<Template> templates = Stream.generate(() -> all.hasNext() ? all.next() : "")
                    .takeWhile(line -> !line.isEmpty())
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .limit(TEMPLATES)
                    .map(Template::of)
                    .toList();
            return new LongBundle(signer, KEYS.matcher(first).replaceFirst(Matcher.quoteReplacement(key)), templates);
        }
    }

    void write(Path file, int events) throws IOException {
        int apart = Math.max(1, events / CHECKPOINTS);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            line(out, header);
            for (int n = 0; n < events; n++) {
                range.append(templates.get(n % templates.size()).write(out, n));
                if ((n + 1) % apart == 0 && n + 1 < events) {
                    checkpoint(out);
                }
            }
            checkpoint(out);
            line(out, "{\"end\":{\"events\":" + events + ",\"tree_size\":" + events + "}}");
        }
    }

    private void checkpoint(OutputStream out) throws IOException {
        String text = signer.sign(new Checkpoint(signer.verifierKey().name(), range.size(), range.root()))
                .text();
        line(out, "{\"checkpoint\":\"" + text.replace("\n", "\\n") + "\"}");
    }

    private static void line(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(UTF_8));
    }

    /** An event's line, cut where its index and hash stand, with the places of its id. */
    private record Template(Part told, Part hash, Part leaf, Part escapedLeaf, Part personal) {
        static Template of(Matcher line) {
            String id = Objects.requireNonNull(line.group(2));
            String leaf = Objects.requireNonNull(line.group(5));
            return new Template(
                    Part.of(Objects.requireNonNull(line.group(1)), id),
                    Part.of(Objects.requireNonNull(line.group(3)), id),
                    Part.of(leaf.replace("\\\"", "\"").replace("\\\\", "\\"), id),
                    Part.of(line.group(4) + leaf, id),
                    Part.of(line.group(6) + "\n", id));
        }

        /** Its leaf's hash. */
        byte[] write(OutputStream out, int number) throws IOException {
            byte[] id = (ID + Long.toString(FIRST_ID + number).substring(1)).getBytes(UTF_8);
            byte[] leafHash = Rfc6962.leafHash(leaf.with(id));
            out.write(told.with(id));
            out.write(Integer.toString(number).getBytes(UTF_8));
            out.write(hash.with(id));
            out.write(Base64.getEncoder().encode(leafHash));
            out.write(escapedLeaf.with(id));
            out.write(personal.with(id));
            return leafHash;
        }
    }

    /** A piece of text in which an id can be exchanged. */
    private static final class Part {
        private final byte[] bytes;
        private final int[] places;

        private Part(byte[] bytes, int[] places) {
            this.bytes = bytes;
            this.places = places;
        }

        static Part of(String text, String id) {
            byte[] bytes = text.getBytes(UTF_8);
            // A character a byte, so that places in one are places in the other.
            String latin = new String(bytes, ISO_8859_1);
            int[] places = IntStream.iterate(latin.indexOf(id), at -> at >= 0, at -> latin.indexOf(id, at + 1))
                    .toArray();
            return new Part(bytes, places);
        }

        /** Its own bytes, until it is asked again. */
        byte[] with(byte[] id) {
            for (int place : places) {
                System.arraycopy(id, 0, bytes, place, id.length);
            }
            return bytes;
        }
    }
}
