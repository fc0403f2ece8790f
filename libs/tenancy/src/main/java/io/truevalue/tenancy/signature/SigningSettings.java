package io.truevalue.tenancy.signature;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.truevalue.signing.SigningKey;
import io.truevalue.signing.SigningSecret;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one service: its own secret to sign with, and a derived key for each caller to verify with.
 *
 * @param secret 64 hexadecimal digits
 * @param previousSecret while the secret rotates: opens what was sealed under it, and signs nothing
 * @param keys caller's name → derived key, 64 hexadecimal digits
 * @param previousKeys the same while keys rotate
 * @param replayCapacity how many signed requests are remembered at most
 */
@Context
@ConfigurationProperties("truevalue.signing")
public record SigningSettings(
        @NotBlank String secret,
        @Nullable String previousSecret,

        @NotEmpty @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
        Map<String, String> keys,

        @Nullable @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
        Map<String, String> previousKeys,

        @Min(1_000) @Bindable(defaultValue = "1000000") int replayCapacity) {
    public SigningSettings {
        SigningSecret.decode("truevalue.signing.secret", secret);
        if (previousSecret != null && !previousSecret.isEmpty()) {
            SigningSecret.decode("truevalue.signing.previous-secret", previousSecret);
        }
        keys = given(keys);
        previousKeys = previousKeys == null ? null : given(previousKeys);
    }

    /** The previous secret while it rotates, else empty. */
    public Optional<byte[]> previousSecretBytes() {
        return previousSecret == null || previousSecret.isEmpty()
                ? Optional.empty()
                : Optional.of(SigningSecret.decode("truevalue.signing.previous-secret", previousSecret));
    }

    /** A caller whose variable is not set has an empty key, and cannot call. */
    private static Map<String, String> given(Map<String, String> keys) {
        return keys.entrySet().stream()
                .filter(key -> !key.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public byte[] secretBytes() {
        return SigningSecret.decode("truevalue.signing.secret", secret);
    }

    /** The present key of a caller and, while it rotates, the previous one. */
    List<SigningKey> keysFrom(String caller) {
        List<SigningKey> found = new ArrayList<>(2);
        addKey(found, caller, keys);
        if (previousKeys != null) {
            addKey(found, caller, previousKeys);
        }
        return List.copyOf(found);
    }

    private static void addKey(List<SigningKey> found, String caller, Map<String, String> from) {
        String hex = from.get(caller);
        if (hex != null) {
            found.add(SigningKey.ofHex("truevalue.signing.keys." + caller, hex));
        }
    }

    @Override
    public String toString() {
        return "SigningSettings[callers=" + keys.keySet() + "]";
    }
}
