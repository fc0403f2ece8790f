package io.truevalue.analytics.metric;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is measured. The definition is the promise; the figures must follow from it alone. */
enum Metric {
    LOGINS(
            Kind.COUNT,
            Reader.BOTH,
            "Logins",
            "Sessions that began in the organisation, by login into it or by a switch to it.",
            "sessions",
            List.of("actor"),
            "session.created"),
    ACTIVE_USERS(
            Kind.UNIQUE,
            Reader.BOTH,
            "Active users",
            "Different users who caused any event in the organisation. The total counts each user once.",
            "users",
            List.of(),
            "*"),
    STICKINESS(
            Kind.RATIO,
            Reader.BOTH,
            "Stickiness",
            "Of the users who were active on a day or in the 29 days before it, the share that was active on that day; "
                    + "of a longer window, the sum of its days' active users by the sum of those of their 30 days.",
            "percent",
            List.of(),
            "*"),
    FEATURE_USE(
            Kind.COUNT,
            Reader.BOTH,
            "Feature use",
            "What people and integrations did and what succeeded, by the kind of event; sessions are not counted.",
            "events",
            List.of("feature", "actor"),
            "*"),
    CONTACTS_CREATED(
            Kind.COUNT,
            Reader.BOTH,
            "Contacts created",
            "Contacts that were created, imported ones too.",
            "contacts",
            List.of("actor"),
            "contact.created"),
    COMPANIES_CREATED(
            Kind.COUNT,
            Reader.BOTH,
            "Companies created",
            "Companies that were created, imported ones too.",
            "companies",
            List.of("actor"),
            "company.created"),
    DEALS_CREATED(
            Kind.COUNT,
            Reader.BOTH,
            "Deals created",
            "Deals that were created, imported ones too.",
            "deals",
            List.of("actor"),
            "deal.created"),
    REFUSALS(
            Kind.COUNT,
            Reader.BOTH,
            "Refused requests",
            "Requests of known users that were refused for want of a permission.",
            "requests",
            List.of("actor"),
            "access.denied"),
    API_CALLS(
            Kind.COUNT,
            Reader.BOTH,
            "API calls",
            "Requests of the organisation's users and integrations that the gateway answered, whatever the answer.",
            "requests",
            List.of(),
            "api.called"),
    API_REFUSALS(
            Kind.COUNT,
            Reader.BOTH,
            "Refused API calls",
            "Of those, the ones that were answered with a status from 400 to 499.",
            "requests",
            List.of(),
            "api.called"),
    API_ERRORS(
            Kind.COUNT,
            Reader.BOTH,
            "Failed API calls",
            "Of those, the ones that were answered with a status from 500 on.",
            "requests",
            List.of(),
            "api.called"),
    API_ERROR_RATE(
            Kind.RATIO,
            Reader.BOTH,
            "API error rate",
            "Failed API calls by API calls.",
            "percent",
            List.of(),
            "api.called"),
    MEMBERS(
            Kind.LEVEL,
            Reader.BOTH,
            "Members",
            "People in the organisation at the end of the window, its owner and suspended ones too.",
            "people",
            List.of(),
            "organization.created",
            "member.joined",
            "member.suspended",
            "member.updated",
            "member.removed"),
    SEATS_USED(
            Kind.LEVEL,
            Reader.BOTH,
            "Seats used",
            "Members who are not suspended, at the end of the window.",
            "seats",
            List.of(),
            "organization.created",
            "member.joined",
            "member.suspended",
            "member.updated",
            "member.removed"),
    SEATS(
            Kind.LEVEL,
            Reader.BOTH,
            "Seats",
            "Seats of the subscription at the end of the window.",
            "seats",
            List.of(),
            "subscription.created",
            "subscription.changed",
            "subscription.canceled",
            "organization.deleted"),
    OPEN_DEALS(
            Kind.LEVEL,
            Reader.BOTH,
            "Open deals",
            "Deals that are neither won, lost nor deleted at the end of the window.",
            "deals",
            List.of("stage", "pipeline"),
            "deal.*"),
    PIPELINE_VALUE(
            Kind.LEVEL,
            Reader.BOTH,
            "Pipeline value",
            "The amounts of open deals at the end of the window, each currency by itself.",
            Metric.MONEY,
            List.of("stage", "pipeline"),
            "deal.*"),
    DEALS_WON(
            Kind.COUNT,
            Reader.BOTH,
            "Deals won",
            "How often a deal became won.",
            "deals",
            List.of("pipeline"),
            "deal.*"),
    DEALS_LOST(
            Kind.COUNT,
            Reader.BOTH,
            "Deals lost",
            "How often a deal became lost.",
            "deals",
            List.of("pipeline"),
            "deal.*"),
    WON_VALUE(
            Kind.COUNT,
            Reader.BOTH,
            "Value won",
            "The amounts that deals had when they became won, each currency by itself.",
            Metric.MONEY,
            List.of("pipeline"),
            "deal.*"),
    WIN_RATE(
            Kind.RATIO,
            Reader.BOTH,
            "Win rate",
            "Of the deals that became won or lost in the window, the share that became won.",
            "percent",
            List.of(),
            "deal.*"),
    MRR(
            Kind.LEVEL,
            Reader.BOTH,
            "Monthly recurring revenue",
            "What the subscription costs a month at the end of the window; for the platform, all subscriptions of "
                    + "organisations that exist, each currency by itself.",
            Metric.MONEY,
            List.of(),
            "subscription.created",
            "subscription.changed",
            "subscription.canceled",
            "organization.deleted"),
    MRR_NEW(
            Kind.COUNT,
            Reader.BOTH,
            "New recurring revenue",
            "The monthly price of subscriptions that cost nothing before, or something in another currency.",
            Metric.MONEY,
            List.of(),
            "subscription.*",
            "organization.deleted"),
    MRR_EXPANSION(
            Kind.COUNT,
            Reader.BOTH,
            "Expansion",
            "By how much the monthly price of paying organisations rose.",
            Metric.MONEY,
            List.of(),
            "subscription.*"),
    MRR_CONTRACTION(
            Kind.COUNT,
            Reader.BOTH,
            "Contraction",
            "By how much the monthly price of organisations that go on paying fell.",
            Metric.MONEY,
            List.of(),
            "subscription.*"),
    MRR_CHURNED(
            Kind.COUNT,
            Reader.BOTH,
            "Churned recurring revenue",
            "The monthly price of subscriptions that ended, or went to another currency.",
            Metric.MONEY,
            List.of(),
            "subscription.*",
            "organization.deleted"),
    CHURN_RATE(
            Kind.RATIO,
            Reader.PLATFORM,
            "Churn rate",
            "How many organisations ceased to pay in the window, by how many paid at its beginning.",
            "percent",
            List.of(),
            "subscription.*",
            "organization.deleted"),
    PAYING_ORGANIZATIONS(
            Kind.LEVEL,
            Reader.PLATFORM,
            "Paying organisations",
            "Organisations whose subscription costs something at the end of the window.",
            "organizations",
            List.of(),
            "subscription.*",
            "organization.deleted"),
    ORGANIZATIONS(
            Kind.LEVEL,
            Reader.PLATFORM,
            "Organisations",
            "Organisations at the end of the window.",
            "organizations",
            List.of(),
            "organization.created",
            "organization.deleted"),
    SIGN_UPS(Kind.COUNT, Reader.PLATFORM, "Sign-ups", "People who registered.", "people", List.of(), "user.registered");

    static final String MONEY = "minor_units";

    /** How a metric's figures come about. */
    enum Kind {
        /** Adds up: a longer window is the sum of its parts. */
        COUNT,
        /** Counts different users: a longer window is no sum. */
        UNIQUE,
        /** Stands at a height: a window's figure is that of its end. */
        LEVEL,
        /** A share in percent: a longer window is that of its sums. */
        RATIO;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whose figures it tells. */
    enum Reader {
        /** An organisation's own, and those of all together. */
        BOTH,
        /** Those of all together alone. */
        PLATFORM
    }

    private final Kind kind;
    private final Reader reader;
    private final String title;
    private final String definition;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is.
    private final List<String> groupings;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is.
    private final List<String> sources;

    Metric(
            Kind kind,
            Reader reader,
            String title,
            String definition,
            String unit,
            List<String> groupings,
            String... sources) {
        this.kind = kind;
        this.reader = reader;
        this.title = title;
        this.definition = definition;
        this.unit = unit;
        this.groupings = groupings;
        this.sources = List.of(sources);
    }

    /** One that an organisation may read of itself. */
    static Optional<Metric> named(String name) {
        return ofAny(name).filter(metric -> metric.reader == Reader.BOTH);
    }

    /** One of all, for the platform itself. */
    static Optional<Metric> ofAny(String name) {
        for (Metric metric : values()) {
            if (metric.wireName().equals(name)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }

    static List<Metric> ofOrganizations() {
        return List.of(values()).stream()
                .filter(metric -> metric.reader == Reader.BOTH)
                .toList();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Kind kind() {
        return kind;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    boolean isMoney() {
        return unit.equals(MONEY);
    }

    /** By what its figures can be split. */
    List<String> groupings() {
        return groupings;
    }

    /** The record kind that a figure's records are of; null where a figure has none. */
    @Nullable
    String records() {
        return switch (this) {
            case CONTACTS_CREATED -> "contacts";
            case COMPANIES_CREATED -> "companies";
            case DEALS_CREATED -> "deals";
            case ACTIVE_USERS -> "members";
            default -> null;
        };
    }

    List<String> sources() {
        return sources;
    }

    MetricView view() {
        return new MetricView(
                wireName(), title, definition, unit, kind.wireName(), sources, groupings, records() != null);
    }
}
