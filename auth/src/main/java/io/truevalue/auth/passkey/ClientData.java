package io.truevalue.auth.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the browser says of the page (WebAuthn Level 3, 5.8.1), as far as the library does not look at it itself.
 *
 * @param framed whether the page stood in a frame of another origin
 */
record ClientData(ByteArray challenge, boolean framed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty where the credential holds none that can be read. */
    static Optional<ClientData> of(JsonNode credential) {
        try {
            ByteArray encoded = ByteArray.fromBase64Url(
                    credential.path("response").path("clientDataJSON").asText());
            JsonNode data = JSON.readTree(new String(encoded.getBytes(), StandardCharsets.UTF_8));
            ByteArray challenge = ByteArray.fromBase64Url(data.path("challenge").asText());
            boolean framed = data.path("crossOrigin").asBoolean() || data.hasNonNull("topOrigin");
            return challenge.isEmpty() ? Optional.empty() : Optional.of(new ClientData(challenge, framed));
        } catch (JsonProcessingException | Base64UrlException e) {
            return Optional.empty();
        }
    }
}
