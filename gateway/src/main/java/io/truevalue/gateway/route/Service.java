package io.truevalue.gateway.route;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The services behind the gate, by the first segment of the path. */
public enum Service {
    AUTH("auth"),
    ORG("org"),
    PERMISSION("permission"),
    BILLING("billing"),
    AUDIT_LOG("audit-log"),
    ANALYTICS("analytics"),
    CRM("crm"),
    NOTIFICATION("notification");

    private static final Map<String, Service> BY_SEGMENT = new HashMap<>();

    static {
        for (Service service : values()) {
            BY_SEGMENT.put(service.segment, service);
        }
    }

    private final String segment;

    Service(String segment) {
        this.segment = segment;
    }

    public String segment() {
        return segment;
    }

    /** The name that requests to it are signed for. */
    public String audience() {
        return segment + "-service";
    }

    /** The service of a path such as {@code /crm/api/contacts}, or null where the first segment names none. */
    public static @Nullable Service ofPath(String path) {
        int end = path.indexOf('/', 1);
        return BY_SEGMENT.get(end < 0 ? path.substring(1) : path.substring(1, end));
    }
}
