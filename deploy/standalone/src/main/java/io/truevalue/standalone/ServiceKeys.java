package io.truevalue.standalone;

import io.truevalue.signing.SigningKey;
import io.truevalue.web.keys.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file of each service's own secrets and of the keys derived for it, which it reads again when it changes. Each is
 * its owner's alone to read, and no more stands in it than the service's environment would have.
 */
final class ServiceKeys {
    private static final List<String> FORMS = List.of("", SecretsFile.NEXT, SecretsFile.PREVIOUS);

    private final Path folder;

    ServiceKeys(Path folder) {
        this.folder = folder;
    }

    Path fileOf(PlatformService service) {
        return folder.resolve(service.module() + ".env");
    }

    void write(SecretsFile secrets) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (PlatformService service : PlatformService.values()) {
                List<String> lines = new ArrayList<>();
                of(service, secrets).forEach((name, value) -> lines.add(name + "=" + value));
                SecretsFile.write(fileOf(service), lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the keys cannot be written to " + folder, e);
        }
    }

    static Map<String, String> of(PlatformService service, SecretsFile secrets) {
        Map<String, String> keys = new TreeMap<>();
        keys.put(KeyFile.GENERATION, Long.toString(secrets.generation()));
        for (String form : FORMS) {
            secret(secrets, service.secretSetting(), form)
                    .ifPresent(secret -> keys.put(service.secretSetting() + form, secret));
            if (service.holdsJwtSecret()) {
                secret(secrets, SecretsFile.JWT, form).ifPresent(secret -> keys.put(SecretsFile.JWT + form, secret));
            }
            if (service != PlatformService.GATEWAY) {
                putCallers(keys, service, secrets, form);
            }
        }
        return keys;
    }

    private static void putCallers(
            Map<String, String> keys, PlatformService service, SecretsFile secrets, String form) {
        for (PlatformService caller : PlatformService.values()) {
            if (caller != service) {
                secret(secrets, caller.secretSetting(), form)
                        .ifPresent(secret ->
                                keys.put("TRUEVALUE_KEY_FROM_" + caller.name() + form, derived(secret, service)));
            }
        }
    }

    private static Optional<String> secret(SecretsFile secrets, String name, String form) {
        return switch (form) {
            case SecretsFile.NEXT -> secrets.next(name);
            case SecretsFile.PREVIOUS -> secrets.previous(name);
            default -> Optional.of(secrets.get(name));
        };
    }

    static String derived(String secret, PlatformService audience) {
        return SigningKey.derive(HexFormat.of().parseHex(secret), audience.signingName())
                .exportHex();
    }
}
