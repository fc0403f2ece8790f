package io.truevalue.merkle;

import static io.truevalue.merkle.Proofs.reject;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A log's size and root, as C2SP tlog-checkpoint writes it.
 *
 * @param origin the log's name, one line
 * @param size how many leaves it holds
 * @param root RFC 6962's, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, and compared by content.
public record Checkpoint(String origin, long size, byte[] root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Checkpoint {
        reject(origin.isEmpty() || origin.chars().anyMatch(c -> c < ' '), "an origin is one line that is not empty");
        reject(size < 0, "a log cannot hold " + size + " leaves");
        Proofs.wellFormed(root, "root");
        root = root.clone();
    }

    /** The note's text: three lines, each ended. Lines after these, which the format allows, are written by nobody here. */
    public String body() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    static Checkpoint parse(String body) {
        List<String> lines = Arrays.asList(body.split("\n", -1));
        reject(
                lines.size() < 4 || !lines.getLast().isEmpty(),
                "a checkpoint has an origin, a size and a root, a line each");
        reject(lines.subList(0, lines.size() - 1).contains(""), "a checkpoint has no empty line");
        String size = lines.get(1);
        reject(!SIZE.matcher(size).matches(), "a checkpoint's size is a number without leading zeros");
        try {
            return new Checkpoint(lines.getFirst(), Long.parseLong(size), Base64Text.decode(lines.get(2)));
        } catch (NumberFormatException e) {
            throw new ProofRejected("a checkpoint's size is below 2^63");
        }
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && size == that.size
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return origin.hashCode() * 31 + Arrays.hashCode(root) + Long.hashCode(size);
    }

    @Override
    public String toString() {
        return "Checkpoint[" + body().replace('\n', ' ').strip() + "]";
    }
}
