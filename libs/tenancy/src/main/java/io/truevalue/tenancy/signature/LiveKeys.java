package io.truevalue.tenancy.signature;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.truevalue.signing.SigningKey;
import io.truevalue.signing.SigningSecret;
import io.truevalue.web.keys.KeyFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of this service as they are at the moment: those that it was started with, or those of its
 * {@link KeyFile}. Whoever keeps anything derived from them follows their changes.
 */
@Context
public final class LiveKeys {
    private static final String KEY_FROM = "TRUEVALUE_KEY_FROM_";
    private static final String NEXT = "_NEXT";
    private static final String PREVIOUS = "_PREVIOUS";

    private final String setting;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile Present present;

    /** What stands together, so that nobody sees half of a change. */
    private static final class Present {
        private final byte[] secret;
        private final byte @Nullable [] before;
        private final byte @Nullable [] after;
        private final Map<String, List<SigningKey>> callers;
        private final long version;

        private Present(
                byte[] secret,
                byte @Nullable [] before,
                byte @Nullable [] after,
                Map<String, List<SigningKey>> callers,
                long version) {
            this.secret = secret;
            this.before = before;
            this.after = after;
            this.callers = Map.copyOf(callers);
            this.version = version;
        }
    }

    LiveKeys(@Value("${truevalue.service.name}") String service, SigningSettings settings, @Nullable KeyFile file) {
        this.setting =
                "TRUEVALUE_SERVICE_SECRET_" + service.toUpperCase(Locale.ROOT).replace('-', '_');
        Map<String, List<SigningKey>> callers = new HashMap<>();
        settings.keys().keySet().forEach(caller -> callers.put(caller, settings.keysFrom(caller)));
        this.present = new Present(
                settings.secretBytes(), settings.previousSecretBytes().orElse(null), null, callers, 0);
        if (file != null) {
            file.follow(this::take);
        }
    }

    /** Rises with each change. */
    public long version() {
        return present.version;
    }

    /** What is signed with. */
    public byte[] secret() {
        return present.secret.clone();
    }

    /** While it rotates, the secret before. */
    public byte @Nullable [] previousSecret() {
        return present.before;
    }

    /** While it rotates, the next secret: another instance may use it already. */
    public byte @Nullable [] nextSecret() {
        return present.after;
    }

    /** The keys that a caller's signature may be made with: one, or two while it rotates. */
    public List<SigningKey> from(String caller) {
        return present.callers.getOrDefault(caller, List.of());
    }

    /** Runs after each change, before it counts as taken. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    private void take(Map<String, String> secrets) {
        byte[] secret = decode(setting, secrets.get(setting));
        if (secret == null) {
            throw new IllegalStateException(setting + " is missing");
        }
        byte[] before = decode(setting + PREVIOUS, secrets.get(setting + PREVIOUS));
        byte[] after = decode(setting + NEXT, secrets.get(setting + NEXT));
        Map<String, List<SigningKey>> callers = new HashMap<>();
        secrets.forEach((name, value) -> {
            if (name.startsWith(KEY_FROM)) {
                callers.computeIfAbsent(callerOf(name), any -> new ArrayList<>())
                        .add(SigningKey.ofHex(name, value));
            }
        });
        present = new Present(secret, before, after, callers, present.version + 1);
        followers.forEach(Runnable::run);
    }

    private static String callerOf(String name) {
        String caller = name.substring(KEY_FROM.length())
                .replaceFirst("(" + NEXT + "|" + PREVIOUS + ")$", "")
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        return caller.equals("gateway") ? caller : caller + "-service";
    }

    private static byte @Nullable [] decode(String name, @Nullable String hex) {
        return hex == null ? null : SigningSecret.decode(name, hex);
    }

    @Override
    public String toString() {
        return "LiveKeys(hidden)";
    }
}
