package io.truevalue.gateway.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A token as the memory of verified ones finds it: by its whole text, hashed over the end of its MAC. Nobody without the
 * key can make a MAC, so nobody chooses which keys are remembered and what they hash to (docs/adr/0014).
 */
final class TokenKey {
    /** Characters of the MAC of HS256 in base64url. */
    private static final int MAC = 43;

    private static final int HASHED = 16;

    private final byte[] text;
    private final int length;
    private final int hash;

    private TokenKey(byte[] text, int length, int hash) {
        this.text = text;
        this.length = length;
        this.hash = hash;
    }

    /** A key that is good for looking up, as long as the buffer is not used again. Null for what cannot be a token. */
    static @Nullable TokenKey in(byte[] buffer, String authorization, int from) {
        int length = authorization.length() - from;
        if (length <= MAC || length > buffer.length) {
            return null;
        }
        copy(authorization, from, buffer);
        int hash = 0;
        for (int i = length - HASHED; i < length; i++) {
            hash = hash * 0x01000193 + buffer[i];
        }
        return new TokenKey(buffer, length, hash ^ (hash >>> 15));
    }

    /** The low byte of each character, which on the wire is the whole of it; deprecated for other texts than these. */
    @SuppressWarnings("deprecation")
    private static void copy(String text, int from, byte[] into) {
        text.getBytes(from, text.length(), into, 0);
    }

    /** A key of its own, to be kept. */
    TokenKey kept() {
        return new TokenKey(Arrays.copyOf(text, length), length, hash);
    }

    int length() {
        return length;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Whole texts are compared, and the MAC in a time that does not tell how much of it is right. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof TokenKey that) || length != that.length) {
            return false;
        }
        int different = 0;
        for (int i = length - MAC; i < length; i++) {
            different |= text[i] ^ that.text[i];
        }
        return different == 0 && Arrays.equals(text, 0, length - MAC, that.text, 0, length - MAC);
    }
}
