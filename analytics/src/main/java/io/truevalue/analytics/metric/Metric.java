package io.truevalue.analytics.metric;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an organisation is measured by. The definition is the promise; the figures must follow from it alone. */
public enum Metric {
    LOGINS(
            Kind.COUNT,
            "Logins",
            "Sessions that began in the organisation, by login into it or by a switch to it.",
            "sessions",
            "session.created"),
    ACTIVE_USERS(
            Kind.UNIQUE,
            "Active users",
            "Different users who caused any event in the organisation. The total counts each user once.",
            "users",
            "*"),
    CONTACTS_CREATED(
            Kind.COUNT,
            "Contacts created",
            "Contacts that were created, imported ones too.",
            "contacts",
            "contact.created"),
    COMPANIES_CREATED(
            Kind.COUNT,
            "Companies created",
            "Companies that were created, imported ones too.",
            "companies",
            "company.created"),
    DEALS_CREATED(Kind.COUNT, "Deals created", "Deals that were created, imported ones too.", "deals", "deal.created"),
    REFUSALS(
            Kind.COUNT,
            "Refused requests",
            "Requests of known users that were refused for want of a permission.",
            "requests",
            "access.denied"),
    MEMBERS(
            Kind.LEVEL,
            "Members",
            "People in the organisation at the end of the window, its owner and suspended ones too.",
            "people",
            "organization.created",
            "member.joined",
            "member.removed");

    /** How a metric's figures come about. */
    public enum Kind {
        /** Adds up: a longer window is the sum of its parts. */
        COUNT,
        /** Counts different users: a longer window is no sum. */
        UNIQUE,
        /** Stands at a height: a window's figure is that of its end. */
        LEVEL;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final String title;
    private final String definition;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is.
    private final List<String> sources;

    Metric(Kind kind, String title, String definition, String unit, String... sources) {
        this.kind = kind;
        this.title = title;
        this.definition = definition;
        this.unit = unit;
        this.sources = List.of(sources);
    }

    static Optional<Metric> named(String name) {
        for (Metric metric : values()) {
            if (metric.wireName().equals(name)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether events of this type are counted here. */
    public boolean counts(String eventType) {
        return kind == Kind.COUNT && sources.contains(eventType);
    }

    /** By what its figures can be split. */
    List<String> groupings() {
        return kind == Kind.COUNT ? List.of("actor") : List.of();
    }

    MetricView view() {
        return new MetricView(wireName(), title, definition, unit, kind.wireName(), sources, groupings());
    }
}
