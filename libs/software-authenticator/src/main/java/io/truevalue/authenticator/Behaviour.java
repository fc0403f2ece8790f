package io.truevalue.authenticator;

import org.jspecify.annotations.Nullable;

/**
 * How a browser and its authenticator carry out one ceremony: as they should, on the page of {@link #at}, until a switch
 * says otherwise. Each switch is one thing that a relying party has to notice. Made anew for each ceremony.
 */
public final class Behaviour {
    private final String origin;
    private @Nullable String type;
    private @Nullable String topOrigin;
    private @Nullable String rpId;
    private byte @Nullable [] challenge;
    private byte @Nullable [] credentialId;
    private byte @Nullable [] userHandle;
    private @Nullable Integer announcedAlgorithm;
    private @Nullable Long counter;
    private boolean crossOrigin;
    private boolean userPresent = true;
    private boolean userVerified = true;
    private boolean signatureSpoilt;

    private Behaviour(String origin) {
        this.origin = origin;
    }

    /** @param origin of the page, such as {@code http://localhost:8000} */
    public static Behaviour at(String origin) {
        return new Behaviour(origin);
    }

    /** The client data's {@code type} is this, such as {@code webauthn.create} where an assertion was asked for. */
    public Behaviour claiming(String claimed) {
        type = claimed;
        return this;
    }

    /** The page stands in a frame of another origin. */
    public Behaviour framedBy(@Nullable String top) {
        crossOrigin = true;
        topOrigin = top;
        return this;
    }

    /** The authenticator data is made out to another relying party. */
    public Behaviour forRelyingParty(String id) {
        rpId = id;
        return this;
    }

    /** The client data holds another challenge than the options. */
    public Behaviour answering(byte[] other) {
        challenge = other.clone();
        return this;
    }

    /** A registration takes this id in place of a new one. */
    public Behaviour withCredentialId(byte[] id) {
        credentialId = id.clone();
        return this;
    }

    /** An assertion says that it is this user. */
    public Behaviour asUser(byte[] handle) {
        userHandle = handle.clone();
        return this;
    }

    /** The key says that it is for the algorithm of this number; 0 is none at all. */
    public Behaviour announcing(int algorithm) {
        announcedAlgorithm = algorithm;
        return this;
    }

    /** The signature counter is this, whatever it was before. */
    public Behaviour counting(long count) {
        counter = count;
        return this;
    }

    /** Nobody touched it. */
    public Behaviour unattended() {
        userPresent = false;
        return this;
    }

    /** Nobody showed a PIN, a finger or a face. */
    public Behaviour unverified() {
        userVerified = false;
        return this;
    }

    /** One bit of the signature is turned. */
    public Behaviour spoilingTheSignature() {
        signatureSpoilt = true;
        return this;
    }

    String type(String honest) {
        return type == null ? honest : type;
    }

    String rpId(String honest) {
        return rpId == null ? honest : rpId;
    }

    byte[] challenge(byte[] honest) {
        return challenge == null ? honest : challenge;
    }

    byte[] credentialId(byte[] honest) {
        return credentialId == null ? honest : credentialId;
    }

    byte[] userHandle(byte[] honest) {
        return userHandle == null ? honest : userHandle;
    }

    int algorithm(Algorithm honest) {
        return announcedAlgorithm == null ? honest.number() : announcedAlgorithm;
    }

    long counter(long honest) {
        return counter == null ? honest : counter;
    }

    boolean isUserPresent() {
        return userPresent;
    }

    boolean isUserVerified() {
        return userVerified;
    }

    boolean isSignatureSpoilt() {
        return signatureSpoilt;
    }

    /** The client data (WebAuthn Level 3, 5.8.1). */
    String clientData(String honestType, byte[] honestChallenge) {
        StringBuilder json = new StringBuilder("{\"type\":")
                .append(quoted(type(honestType)))
                .append(",\"challenge\":")
                .append(quoted(SoftwareAuthenticator.base64url(challenge(honestChallenge))))
                .append(",\"origin\":")
                .append(quoted(origin))
                .append(",\"crossOrigin\":")
                .append(crossOrigin);
        if (topOrigin != null) {
            json.append(",\"topOrigin\":").append(quoted(topOrigin));
        }
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
