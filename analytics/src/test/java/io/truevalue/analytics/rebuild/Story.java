package io.truevalue.analytics.rebuild;

import io.truevalue.analytics.Told;
import io.truevalue.events.codec.Topics;
import io.truevalue.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Some weeks of an organisation, made up, around the days that clocks are put forward; kept as a list to count by hand. */
final class Story {
    /** All that is told lies in between. */
    static final Instant FROM = Instant.parse("2026-03-10T00:00:00Z");

    static final Instant TO = Instant.parse("2026-05-20T00:00:00Z");

    private static final Instant BEGUN = Instant.parse("2026-03-16T00:00:00Z");
    private static final Instant ENDED = Instant.parse("2026-04-12T00:00:00Z");

    /** A deal's state as an event told it. */
    record Deal(UUID id, int version, Instant at, String state, String stage, long amount, String currency) {}

    /** A member's. */
    record Member(UUID id, Instant at, String state) {}

    /** What is paid a month from then on. */
    record Price(Instant at, long amount, int seats) {}

    record Action(Instant at, String type, UUID user) {}

    final UUID org = Ids.next();
    final String zone;
    final List<Told> events = new ArrayList<>();
    final List<Action> actions = new ArrayList<>();
    final List<Deal> deals = new ArrayList<>();
    final List<Member> members = new ArrayList<>();
    final List<Price> prices = new ArrayList<>();
    private final Random random;
    private final List<UUID> users = Stream.generate(Ids::next).limit(6).toList();

    Story(String zone, long seed) {
        this.zone = zone;
        this.random = new Random(seed);
        begin();
        for (int i = 0; i < 150; i++) {
            act(List.of("session.created", "contact.created", "contact.updated", "company.created")
                    .get(random.nextInt(4)));
        }
        for (int i = 0; i < 20; i++) {
            deal();
        }
        for (UUID user : users.subList(1, users.size())) {
            belong(user);
        }
        subscribe();
    }

    private Instant any() {
        return BEGUN.plusSeconds(random.nextLong(Duration.between(BEGUN, ENDED).toSeconds()));
    }

    private UUID somebody() {
        return users.get(random.nextInt(users.size()));
    }

    private void begin() {
        add("organization.created", BEGUN, users.getFirst(), Topics.ORGANIZATION)
                .data("{\"after\":{\"version\":1,\"settings\":{\"time_zone\":\"" + zone + "\"}}}");
        members.add(new Member(users.getFirst(), BEGUN, "active"));
    }

    private void act(String type) {
        add(type, any(), somebody(), type.startsWith("session") ? Topics.USER : Topics.RECORD);
    }

    private void belong(UUID user) {
        Instant joined = any();
        UUID invite = Ids.next();
        add("member.invited", joined.minusSeconds(90), users.getFirst(), Topics.MEMBER)
                .with("subject", invite)
                .data("{\"after\":{\"email\":\"kim@example.com\"}}");
        add("member.joined", joined, user, Topics.MEMBER)
                .with("subject", user)
                .data("{\"user_id\":\"" + user + "\",\"invite_id\":\"" + invite + "\"}");
        members.add(new Member(user, joined, "active"));
        if (random.nextBoolean()) {
            Instant suspended = joined.plusSeconds(random.nextInt(900_000));
            add("member.suspended", suspended, users.getFirst(), Topics.MEMBER)
                    .with("subject", user)
                    .data("{\"user_id\":\"" + user + "\"}");
            members.add(new Member(user, suspended, "suspended"));
            Instant back = suspended.plusSeconds(random.nextInt(90_000));
            String after = random.nextBoolean() ? "active" : "gone";
            add(after.equals("gone") ? "member.removed" : "member.updated", back, users.getFirst(), Topics.MEMBER)
                    .with("subject", user)
                    .data("{\"user_id\":\"" + user + "\",\"after\":{\"status\":\"" + after + "\"}}");
            members.add(new Member(user, back, after));
        }
    }

    private void deal() {
        UUID id = Ids.next();
        Instant at = any();
        String currency = random.nextBoolean() ? "EUR" : "JPY";
        long amount = random.nextLong(1_000_000);
        for (int version = 1; version <= 1 + random.nextInt(4); version++) {
            String state =
                    version == 1 ? "open" : List.of("open", "won", "lost").get(random.nextInt(3));
            String stage = "stage-" + random.nextInt(3);
            String view = String.format(
                    Locale.ROOT,
                    "{\"version\":%d,\"status\":\"%s\",\"stage_id\":\"%s\",\"pipeline_id\":\"one\","
                            + "\"name\":\"Deal\",\"amount\":{\"amount\":%d,\"currency\":\"%s\"}}",
                    version,
                    state,
                    stage,
                    amount,
                    currency);
            add(version == 1 ? "deal.created" : "deal.updated", at, somebody(), Topics.RECORD)
                    .with("subject", id)
                    .data("{\"after\":" + view + "}");
            deals.add(new Deal(id, version, at, state, stage, amount, currency));
            at = at.plusSeconds(random.nextInt(400_000));
            amount += random.nextInt(1_000);
        }
    }

    private void subscribe() {
        Instant at = BEGUN.plusSeconds(60);
        for (int version = 1; version <= 4; version++) {
            long amount = List.of(0L, 4_900L, 9_700L, 0L).get(version - 1);
            add("subscription.changed", at, users.getFirst(), Topics.SUBSCRIPTION)
                    .data("{\"after\":{\"version\":" + version + ",\"plan\":\"pro\",\"seats\":" + (4 + version)
                            + ",\"price\":{\"amount\":" + amount + ",\"currency\":\"USD\"}}}");
            prices.add(new Price(at, amount, 4 + version));
            at = at.plusSeconds(random.nextInt(600_000));
        }
    }

    private Told add(String type, Instant at, UUID user, String topic) {
        Told told = Told.of(org, type, at.toString()).by(user).on(topic);
        events.add(told);
        actions.add(new Action(at, type, user));
        return told;
    }
}
