package io.truevalue.merkle;

import static io.truevalue.merkle.Proofs.reject;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * One signature line of a note.
 *
 * @param name the key's
 * @param keyId the first four bytes of its hash, big-endian
 * @param signature of what length its algorithm has
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and kept within.
record NoteSignature(String name, int keyId, byte[] signature) {
    private static final String DASH = "\u2014 ";
    private static final Pattern NAME = Pattern.compile("[^+\\p{IsWhite_Space}]+");

    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        reject(!line.startsWith(DASH) || space < 0, "a signature line is a dash, a name and a signature");
        String name = checkedName(line.substring(DASH.length(), space));
        byte[] bytes = Base64Text.decode(line.substring(space + 1));
        reject(bytes.length <= Integer.BYTES, "a signature line holds a key id and a signature");
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int keyId = buffer.getInt();
        byte[] signature = new byte[buffer.remaining()];
        buffer.get(signature);
        return new NoteSignature(name, keyId, signature);
    }

    /** Not empty, and without spaces or plus signs, by which names are told apart from what follows. */
    static String checkedName(String name) {
        reject(!NAME.matcher(name).matches(), "a key's name is not empty and holds no space and no plus sign");
        return name;
    }

    /** Without the line's end. */
    String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(bytes);
    }

    boolean isBy(VerifierKey key) {
        return keyId == key.id() && name.equals(key.name());
    }
}
