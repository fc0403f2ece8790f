package io.truevalue.analytics.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.web.Ids;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an event says. Nothing but its type, time, ids, actor, outcome and such members of its data as are nobody's
 * personal ones: the audit store tells no others, and the figures must be the same from it.
 */
final class ReadFacts {
    private static final long MOST = 1_000_000_000_000L;
    private static final long MOST_REFUSALS = 1_000_000;
    private static final Set<String> RECORDS = Set.of("contact", "company", "deal");

    private ReadFacts() {}

    static Facts of(List<ReceivedEvent> events) {
        Facts facts = new Facts();
        events.forEach(event -> add(event, facts));
        return facts;
    }

    private static void add(ReceivedEvent event, Facts facts) {
        UUID org = event.organization();
        if (org == null) {
            addPersonal(event, facts);
            return;
        }
        count(event, org, facts);
        actor(event).ifPresent(user -> facts.active(org, user, Quarters.of(event.time())));
        switch (event.type()) {
            case "organization.created" -> begin(event, org, facts);
            case "organization.updated" -> OrganizationFacts.setting(event, org, facts);
            case "organization.deleted" -> OrganizationFacts.end(event, org, facts);
            case "member.invited", "member.joined", "member.suspended", "member.removed", "member.updated" ->
                MemberFacts.add(event, org, facts);
            case "subscription.created", "subscription.changed", "subscription.canceled" ->
                OrganizationFacts.subscription(event, org, facts);
            default -> addRecord(event, org, facts);
        }
    }

    private static void begin(ReceivedEvent event, UUID org, Facts facts) {
        OrganizationFacts.setting(event, org, facts);
        OrganizationFacts.begin(event, org, facts);
        actor(event)
                .ifPresent(owner ->
                        facts.member(new Facts.MemberState(Facts.Told.of(event, org), owner, MemberFacts.ACTIVE)));
    }

    private static void addRecord(ReceivedEvent event, UUID org, Facts facts) {
        int dot = event.type().indexOf('.');
        String kind = dot < 0 ? "" : event.type().substring(0, dot);
        if (!RECORDS.contains(kind)) {
            return;
        }
        if (event.type().endsWith(".created")) {
            actor(event)
                    .ifPresent(user -> facts.step(
                            new Facts.Step(org, "first_record", user.toString()),
                            new Facts.Reached(event.time(), user)));
        }
        if (kind.equals("deal")) {
            DealFacts.add(event, org, facts);
        }
    }

    private static void addPersonal(ReceivedEvent event, Facts facts) {
        if (event.type().equals("user.registered") || event.type().equals("user.verified")) {
            Ids.parse(event.subject())
                    .ifPresent(user -> facts.signUp(
                            new Facts.SignUp(user, event.type().substring("user.".length())), event.time()));
        }
    }

    private static void count(ReceivedEvent event, UUID org, Facts facts) {
        int quarter = Quarters.of(event.time());
        if (event.type().equals("api.called")) {
            for (String measure : List.of("calls", "refusals", "errors")) {
                long times = number(event.data().path(measure), 0, MOST);
                if (times > 0) {
                    facts.count(new Facts.Count(org, "api_" + measure, false, quarter), null, times);
                }
            }
            return;
        }
        // An event of a refusal stands for all of a minute.
        long times = event.type().equals("access.denied") ? number(event.data().path("count"), 1, MOST_REFUSALS) : 1;
        String actor = Optional.ofNullable(event.extension("actorid")).orElse("");
        facts.count(new Facts.Count(org, event.type(), isUsed(event), quarter), actor, times);
    }

    private static boolean isUsed(ReceivedEvent event) {
        String type = event.extension("actortype");
        return ("user".equals(type) || "integration".equals(type)) && !"failure".equals(event.extension("outcome"));
    }

    /** The user who caused it, where one did. */
    static Optional<UUID> actor(ReceivedEvent event) {
        return "user".equals(event.extension("actortype")) ? id(event.extension("actorid")) : Optional.empty();
    }

    static Optional<UUID> id(@Nullable String text) {
        return text == null ? Optional.empty() : Ids.parse(text);
    }

    /** A whole number, the least where there is none. */
    static long number(JsonNode node, long least, long most) {
        return node.isIntegralNumber() && node.canConvertToLong() ? Math.clamp(node.longValue(), least, most) : least;
    }
}
