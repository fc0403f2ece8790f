package io.truevalue.standalone;

import io.truevalue.web.keys.KeyFile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each service is told: its own secret, one derived key a caller and no other secret, so that a service in this
 * JVM knows no more than one in a container of its own.
 */
final class ServiceProperties {
    private static final String LOOPBACK = "127.0.0.1";
    static final int PARTITIONS = 3;

    private final UpSettings settings;
    private final SecretsFile secrets;
    private final ServiceKeys keys;
    private final Databases databases;
    private final String kafkaBootstrap;
    private final String smtpUrl;

    ServiceProperties(
            UpSettings settings,
            SecretsFile secrets,
            ServiceKeys keys,
            Databases databases,
            String kafkaBootstrap,
            String smtpUrl) {
        this.settings = settings;
        this.secrets = secrets;
        this.keys = keys;
        this.databases = databases;
        this.kafkaBootstrap = kafkaBootstrap;
        this.smtpUrl = smtpUrl;
    }

    Map<String, Object> of(PlatformService service) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.host", LOOPBACK);
        properties.put("micronaut.server.port", settings.shifted(service.port()));
        properties.put("endpoints.all.port", settings.shifted(service.managementPort()));
        properties.put("micronaut.netty.event-loops.default.shutdown-quiet-period", "0s");
        properties.put("truevalue.origin", settings.origin());
        properties.put("truevalue.kafka.bootstrap", kafkaBootstrap);
        properties.put("truevalue.kafka.partitions", PARTITIONS);
        for (PlatformService peer : PlatformService.behindTheGate()) {
            properties.put(
                    "truevalue.peers." + peer.module(), "http://" + LOOPBACK + ":" + settings.shifted(peer.port()));
        }
        properties.put("truevalue.signing.secret", secrets.get(service.secretSetting()));
        properties.put(KeyFile.SETTING, keys.fileOf(service).toString());
        settings.external(External.REDIS).ifPresent(url -> properties.put("truevalue.redis.url", url));
        if (service == PlatformService.GATEWAY) {
            properties.put("truevalue.gateway.enabled", true);
        } else {
            putCallers(properties, service);
            put(
                    properties,
                    "truevalue.signing.previous-secret",
                    secrets.previous(service.secretSetting()).orElse(null));
            properties.putAll(databases.properties(service, secrets));
        }
        if (service.holdsJwtSecret()) {
            properties.put("truevalue.jwt.secret", secrets.get(SecretsFile.JWT));
            put(
                    properties,
                    "truevalue.jwt.previous-secret",
                    secrets.previous(SecretsFile.JWT).orElse(null));
        }
        if (service == PlatformService.AUDIT_LOG) {
            properties.put(
                    "truevalue.audit-log.checkpoint-file",
                    settings.home().resolve("audit-checkpoints.txt").toString());
        }
        if (service == PlatformService.NOTIFICATION) {
            properties.put("truevalue.smtp.url", smtpUrl);
            put(properties, "truevalue.sms.url", smsUrl());
            put(
                    properties,
                    "truevalue.sms.token",
                    settings.external(External.SMS_TOKEN).orElse(null));
        }
        return properties;
    }

    /** The inbox takes short messages too; without an inbox and a provider none are sent. */
    private @Nullable String smsUrl() {
        boolean hasInbox = settings.external(External.SMTP).isEmpty();
        String inbox = "http://" + LOOPBACK + ":" + settings.shifted(ListeningPort.INBOX) + "/api/messages";
        return settings.external(External.SMS).orElse(hasInbox ? inbox : null);
    }

    private void putCallers(Map<String, Object> properties, PlatformService service) {
        for (PlatformService caller : PlatformService.values()) {
            if (caller == service) {
                continue;
            }
            String setting = caller.secretSetting();
            properties.put(
                    "truevalue.signing.keys." + caller.signingName(),
                    ServiceKeys.derived(secrets.get(setting), service));
            secrets.previous(setting)
                    .ifPresent(previous -> properties.put(
                            "truevalue.signing.previous-keys." + caller.signingName(),
                            ServiceKeys.derived(previous, service)));
        }
    }

    private static void put(Map<String, Object> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
