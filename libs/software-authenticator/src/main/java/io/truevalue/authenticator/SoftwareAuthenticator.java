package io.truevalue.authenticator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An authenticator and the browser before it (W3C Web Authentication Level 3), in memory. Options and answers are the
 * specification's JSON forms as maps: {@code options} is what stands under {@code publicKey}, an answer is what
 * {@code PublicKeyCredential.toJSON()} gives. Unlike a browser it refuses nothing: neither an excluded credential nor an
 * algorithm that was not asked for. Not for more than one thread.
 */
public final class SoftwareAuthenticator {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Algorithm algorithm;
    private final boolean synced;
    private final List<Passkey> passkeys = new ArrayList<>();

    private SoftwareAuthenticator(Algorithm algorithm, boolean synced) {
        this.algorithm = algorithm;
        this.synced = synced;
    }

    /** A security key: its passkeys never leave it, and each counts its signatures. ES256. */
    public static SoftwareAuthenticator securityKey() {
        return securityKey(Algorithm.ES256);
    }

    public static SoftwareAuthenticator securityKey(Algorithm algorithm) {
        return new SoftwareAuthenticator(algorithm, false);
    }

    /** A password manager: its passkeys are synced between devices, and have no counter. ES256. */
    public static SoftwareAuthenticator passwordManager() {
        return new SoftwareAuthenticator(Algorithm.ES256, true);
    }

    /** What a thief has who could read the device: the same keys; from here each of the two counts by itself. */
    public SoftwareAuthenticator copy() {
        SoftwareAuthenticator copy = new SoftwareAuthenticator(algorithm, synced);
        passkeys.forEach(passkey -> copy.passkeys.add(passkey.copy()));
        return copy;
    }

    /**
     * {@code navigator.credentials.create}: a new passkey, with attestation "none".
     *
     * @param options {@code PublicKeyCredentialCreationOptionsJSON}; {@code rp}, {@code user} and {@code challenge} are read
     * @return {@code RegistrationResponseJSON}
     */
    public Map<String, Object> create(Map<?, ?> options, Behaviour behaviour) {
        Passkey passkey = new Passkey(
                behaviour.credentialId(random(32)),
                text(object(options, "rp"), "id"),
                bytes(object(options, "user"), "id"),
                algorithm,
                synced);
        passkeys.add(passkey);
        byte[] clientData = behaviour
                .clientData("webauthn.create", bytes(options, "challenge"))
                .getBytes(UTF_8);
        Map<String, Object> attestation = new LinkedHashMap<>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", passkey.attestedData(behaviour));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("clientDataJSON", base64url(clientData));
        response.put("attestationObject", base64url(Cbor.encode(attestation)));
        response.put("transports", synced ? List.of("internal", "hybrid") : List.of("usb"));
        return credential(passkey, response);
    }

    /**
     * {@code navigator.credentials.get}: signs with the first passkey of the list, or, where there is none, with the newest
     * for that relying party.
     *
     * @param options {@code PublicKeyCredentialRequestOptionsJSON}; {@code rpId}, {@code allowCredentials} and
     *     {@code challenge} are read
     * @return {@code AuthenticationResponseJSON}
     * @throws IllegalArgumentException if this authenticator has no such passkey
     */
    public Map<String, Object> get(Map<?, ?> options, Behaviour behaviour) {
        Passkey passkey = choose(options);
        byte[] clientData = behaviour
                .clientData("webauthn.get", bytes(options, "challenge"))
                .getBytes(UTF_8);
        byte[] data = passkey.assertedData(behaviour);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("clientDataJSON", base64url(clientData));
        response.put("authenticatorData", base64url(data));
        response.put("signature", base64url(passkey.sign(data, clientData, behaviour)));
        response.put("userHandle", base64url(behaviour.userHandle(passkey.userHandle())));
        return credential(passkey, response);
    }

    private Passkey choose(Map<?, ?> options) {
        List<byte[]> allowed = new ArrayList<>();
        if (options.get("allowCredentials") instanceof List<?> list) {
            list.forEach(entry -> allowed.add(bytes((Map<?, ?>) entry, "id")));
        }
        String rpId = text(options, "rpId");
        return passkeys.reversed().stream()
                .filter(passkey -> passkey.isFor(rpId))
                .filter(passkey ->
                        allowed.isEmpty() || allowed.stream().anyMatch(id -> Arrays.equals(id, passkey.id())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no passkey for " + rpId));
    }

    private Map<String, Object> credential(Passkey passkey, Map<String, Object> response) {
        Map<String, Object> credential = new LinkedHashMap<>();
        credential.put("id", base64url(passkey.id()));
        credential.put("rawId", base64url(passkey.id()));
        credential.put("type", "public-key");
        credential.put("authenticatorAttachment", synced ? "platform" : "cross-platform");
        credential.put("response", response);
        credential.put("clientExtensionResults", Map.of());
        return credential;
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static Map<?, ?> object(Map<?, ?> options, String name) {
        if (options.get(name) instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("the options have no object " + name);
    }

    private static String text(Map<?, ?> options, String name) {
        if (options.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the options have no text " + name);
    }

    private static byte[] bytes(Map<?, ?> options, String name) {
        return Base64.getUrlDecoder().decode(text(options, name));
    }
}
