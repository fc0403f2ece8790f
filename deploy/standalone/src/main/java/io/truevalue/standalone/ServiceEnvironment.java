package io.truevalue.standalone;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of a service that is a process of its own: its settings by the names that an operator's container
 * gives them, and of this process's own environment what is neither a secret nor an administrator's.
 */
final class ServiceEnvironment {
    private static final String KEYS = "truevalue.signing.keys.";
    private static final String PREVIOUS_KEYS = "truevalue.signing.previous-keys.";
    private static final String PREVIOUS = "_PREVIOUS";
    private static final Set<String> PASSED_ON = Set.of("HOME", "LANG", "PATH", "TMPDIR", "TZ", "USER");
    private static final Set<String> KEPT_BACK =
            Set.of(External.POSTGRES, External.SMTP, External.SMS, External.SMS_TOKEN);

    private ServiceEnvironment() {}

    /** @param properties as {@link ServiceProperties} gives them */
    static Map<String, String> of(
            PlatformService service, Map<String, Object> properties, Map<String, String> inherited) {
        Map<String, String> environment = new TreeMap<>();
        inherited.forEach((name, value) -> {
            if (isPassedOn(name)) {
                environment.put(name, value);
            }
        });
        // glibc gives each thread an arena of its own otherwise, which costs more than it brings here.
        environment.putIfAbsent("MALLOC_ARENA_MAX", "2");
        environment.put("TRUEVALUE_SERVICE", service.signingName());
        properties.forEach((property, value) -> environment.put(nameOf(service, property), value.toString()));
        return environment;
    }

    private static boolean isPassedOn(String name) {
        if (name.startsWith("TRUEVALUE_")) {
            return !SecretsFile.isSecret(name)
                    && !KEPT_BACK.contains(name)
                    && !name.startsWith("TRUEVALUE_KEY_FROM_")
                    && !name.startsWith("TRUEVALUE_DATABASE_");
        }
        return PASSED_ON.contains(name)
                || name.startsWith("LC_")
                || name.startsWith("OTEL_")
                || name.equals("MALLOC_ARENA_MAX");
    }

    static String nameOf(PlatformService service, String property) {
        if (property.equals("truevalue.signing.secret")) {
            return service.secretSetting();
        }
        if (property.equals("truevalue.signing.previous-secret")) {
            return service.secretSetting() + PREVIOUS;
        }
        if (property.equals("truevalue.jwt.previous-secret")) {
            return SecretsFile.JWT + PREVIOUS;
        }
        if (property.startsWith(KEYS)) {
            return keyFrom(property.substring(KEYS.length()));
        }
        if (property.startsWith(PREVIOUS_KEYS)) {
            return keyFrom(property.substring(PREVIOUS_KEYS.length())) + PREVIOUS;
        }
        return constant(property);
    }

    private static String keyFrom(String caller) {
        return "TRUEVALUE_KEY_FROM_" + constant(caller.replaceFirst("-service$", ""));
    }

    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
