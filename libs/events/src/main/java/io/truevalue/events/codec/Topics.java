package io.truevalue.events.codec;

import java.util.List;

/** The platform's topics. The key is the organisation's id, or the user's where there is none. */
public final class Topics {
    public static final String USER = "auth.user.events";
    public static final String ORGANIZATION = "org.organization.events";
    public static final String MEMBER = "org.member.events";
    public static final String ROLE = "permission.role.events";
    public static final String SUBSCRIPTION = "billing.subscription.events";
    public static final String RECORD = "crm.record.events";
    public static final String AUDIT = "audit.log.events";
    public static final String DASHBOARD = "analytics.dashboard.events";
    public static final String DELIVERY = "notification.delivery.events";

    private Topics() {}

    public static List<String> all() {
        return List.of(USER, ORGANIZATION, MEMBER, ROLE, SUBSCRIPTION, RECORD, AUDIT, DASHBOARD, DELIVERY);
    }

    /** Where what cannot be applied is set aside. */
    public static String deadLettersOf(String topic) {
        return topic + ".dlq";
    }
}
