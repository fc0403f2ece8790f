package io.truevalue.standalone;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The gateway and the services behind it: the one list of their names, ports and secrets. */
enum PlatformService {
    GATEWAY("gateway", 8000),
    AUTH("auth", 8001),
    ORG("org", 8002),
    PERMISSION("permission", 8003),
    BILLING("billing", 8004),
    AUDIT_LOG("audit-log", 8005),
    ANALYTICS("analytics", 8006),
    CRM("crm", 8007),
    NOTIFICATION("notification", 8008);

    private static final int MANAGEMENT_ABOVE = 100;

    private final String module;
    private final int port;

    PlatformService(String module, int port) {
        this.module = module;
        this.port = port;
    }

    /** The folder, the first part of its routes and the name of its context. */
    String module() {
        return module;
    }

    /** Without the offset. */
    int port() {
        return port;
    }

    int managementPort() {
        return port + MANAGEMENT_ABOVE;
    }

    /** As it signs and is signed for. */
    String signingName() {
        return this == GATEWAY ? module : module + "-service";
    }

    String secretSetting() {
        return this == GATEWAY ? "TRUEVALUE_GATEWAY_SECRET" : "TRUEVALUE_SERVICE_SECRET_" + name();
    }

    boolean holdsJwtSecret() {
        return this == GATEWAY || this == AUTH;
    }

    static List<PlatformService> behindTheGate() {
        return Arrays.stream(values()).filter(service -> service != GATEWAY).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
