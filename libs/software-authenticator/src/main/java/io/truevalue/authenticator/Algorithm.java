package io.truevalue.authenticator;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a passkey signs with, by its number in the COSE registry (RFC 9053, RFC 8812). */
public enum Algorithm {
    ES256(-7, "SHA256withECDSA"),
    EDDSA(-8, "Ed25519"),
    RS256(-257, "SHA256withRSA"),
    /** RSA with SHA-1, which nobody should take. */
    RS1(-65535, "SHA1withRSA");

    private final int number;
    private final String signature;

    Algorithm(int number, String signature) {
        this.number = number;
        this.signature = signature;
    }

    public int number() {
        return number;
    }

    /** As {@code java.security.Signature} names it. */
    String signature() {
        return signature;
    }

    KeyPair newKey() {
        try {
            return switch (this) {
                case ES256 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec("secp256r1"));
                    yield generator.generateKeyPair();
                }
                case EDDSA -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                case RS256, RS1 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(2048);
                    yield generator.generateKeyPair();
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has these algorithms", e);
        }
    }

    /** The public key as a COSE_Key (RFC 9052, 7), which says that it is for the algorithm numbered so. */
    static byte[] cose(PublicKey key, int announced) {
        Map<Integer, Object> cose = new LinkedHashMap<>();
        switch (key) {
            case ECPublicKey ec -> {
                cose.put(1, 2);
                cose.put(3, announced);
                cose.put(-1, 1);
                cose.put(-2, unsigned(ec.getW().getAffineX(), 32));
                cose.put(-3, unsigned(ec.getW().getAffineY(), 32));
            }
            case RSAPublicKey rsa -> {
                cose.put(1, 3);
                cose.put(3, announced);
                cose.put(-1, unsigned(rsa.getModulus(), 256));
                cose.put(-2, unsigned(rsa.getPublicExponent(), 3));
            }
            default -> {
                byte[] encoded = key.getEncoded();
                cose.put(1, 1);
                cose.put(3, announced);
                cose.put(-1, 6);
                // The last 32 bytes of its SubjectPublicKeyInfo are the key itself (RFC 8410).
                cose.put(-2, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
            }
        }
        return Cbor.encode(cose);
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] padded = new byte[length];
        int from = Math.max(0, signed.length - length);
        System.arraycopy(signed, from, padded, length - signed.length + from, signed.length - from);
        return padded;
    }
}
