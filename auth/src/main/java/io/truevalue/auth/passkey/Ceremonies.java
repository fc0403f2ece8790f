package io.truevalue.auth.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AuthenticatorData;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RegistrationExtensionInputs;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import io.truevalue.tenancy.UserId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two ceremonies of WebAuthn as this platform holds them: the user is verified each time, attestation is not asked for,
 * and nothing but ES256, EdDSA and RS256 is taken.
 */
@Singleton
final class Ceremonies {
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.RS256);

    private final RelyingParty relyingParty;
    private final ObjectMapper json = new ObjectMapper();

    Ceremonies(PasskeySettings settings) {
        this.relyingParty = RelyingParty.builder()
                .identity(RelyingPartyIdentity.builder()
                        .id(settings.relyingPartyId())
                        .name(settings.name())
                        .build())
                .credentialRepository(new KnownPasskeys(List.of()))
                .origins(settings.allowedOrigins())
                .preferredPubkeyParams(ALGORITHMS)
                .attestationConveyancePreference(AttestationConveyancePreference.NONE)
                .validateSignatureCounter(true)
                .build();
    }

    /** A reading that failed, and why; the reason is not for the wire. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    PublicKeyCredentialCreationOptions creation(UserIdentity user, ByteArray challenge, List<Passkey> held) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(relyingParty.getIdentity())
                .user(user)
                .challenge(challenge)
                .pubKeyCredParams(ALGORITHMS)
                .excludeCredentials(held.stream().map(Passkey::descriptor).collect(Collectors.toSet()))
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.PREFERRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .extensions(RegistrationExtensionInputs.builder().credProps().build())
                .timeout(Challenges.LIFE.toMillis())
                .build();
    }

    /** @param held the passkeys to choose from; empty leaves the choice to the browser */
    PublicKeyCredentialRequestOptions request(ByteArray challenge, List<Passkey> held) {
        PublicKeyCredentialRequestOptions.PublicKeyCredentialRequestOptionsBuilder options =
                PublicKeyCredentialRequestOptions.builder()
                        .challenge(challenge)
                        .rpId(relyingParty.getIdentity().getId())
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .timeout(Challenges.LIFE.toMillis());
        if (!held.isEmpty()) {
            options.allowCredentials(held.stream().map(Passkey::descriptor).toList());
        }
        return options.build();
    }

    /** As {@code navigator.credentials.create} takes them: {@code {"publicKey": {...}}}. */
    JsonNode shown(PublicKeyCredentialCreationOptions options) {
        try {
            return json.readTree(options.toCredentialsCreateJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options can be written as JSON", e);
        }
    }

    /** The same as an answer's body; its names are the specification's, not the house's. */
    static Map<String, Object> members(JsonNode shown) {
        return Map.of("publicKey", shown.get("publicKey"));
    }

    /** As {@code navigator.credentials.get} takes them: {@code {"publicKey": {...}}}. */
    JsonNode shown(PublicKeyCredentialRequestOptions options) {
        try {
            return json.readTree(options.toCredentialsGetJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options can be written as JSON", e);
        }
    }

    /** What came of a registration. */
    record Made(RegistrationResult result, Backup backup) {}

    /** What came of an assertion. */
    record Asserted(long signatures, Backup backup) {}

    /** Whether its id is free is the caller's to ask. */
    Made finish(PublicKeyCredentialCreationOptions asked, JsonNode credential) throws Refused {
        try {
            var response = PublicKeyCredential.parseRegistrationResponseJson(credential.toString());
            RegistrationResult result = relyingParty.finishRegistration(FinishRegistrationOptions.builder()
                    .request(asked)
                    .response(response)
                    .build());
            AuthenticatorData data = response.getResponse().getParsedAuthenticatorData();
            if (!attestedId(data).equals(response.getId())) {
                throw new IllegalArgumentException("the credential's id is not the one that was attested");
            }
            return new Made(result, Backup.of(data));
        } catch (RegistrationFailedException | IOException | RuntimeException e) {
            // The library throws bare RuntimeExceptions at what it cannot read; nothing of ours runs within it.
            throw new Refused(e);
        }
    }

    /**
     * @param user who has to have signed; null where the credential says who it is
     * @param known the passkeys that may have signed
     * @throws InvalidSignatureCountException if all is right but the counter
     */
    Asserted finish(
            PublicKeyCredentialRequestOptions asked, @Nullable UserId user, List<Passkey> known, JsonNode credential)
            throws InvalidSignatureCountException, Refused {
        try {
            AssertionRequest.AssertionRequestBuilder request =
                    AssertionRequest.builder().publicKeyCredentialRequestOptions(asked);
            if (user != null) {
                request.username(user.toString());
            }
            var response = PublicKeyCredential.parseAssertionResponseJson(credential.toString());
            AssertionResult result = knowing(known)
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(request.build())
                            .response(response)
                            .build());
            return new Asserted(
                    result.getSignatureCount(), Backup.of(response.getResponse().getParsedAuthenticatorData()));
        } catch (InvalidSignatureCountException e) {
            throw e;
        } catch (AssertionFailedException | IOException | RuntimeException e) {
            throw new Refused(e);
        }
    }

    private static ByteArray attestedId(AuthenticatorData data) {
        return data.getAttestedCredentialData().orElseThrow().getCredentialId();
    }

    private RelyingParty knowing(List<Passkey> passkeys) {
        return relyingParty.toBuilder()
                .credentialRepository(new KnownPasskeys(passkeys))
                .build();
    }
}
