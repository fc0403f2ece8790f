package io.truevalue.standalone.decision;

import io.truevalue.web.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/** One random organisation: people, teams, roles, assignments, policies and contacts. Held in plain lists. */
record World(
        UUID org,
        List<Person> people,
        List<UUID> teams,
        List<Role> roles,
        List<Place> places,
        List<Rule> policies,
        List<Contact> contacts) {
    static final List<String> FIELDS = List.of(
            "first_name",
            "last_name",
            "full_name",
            "job_title",
            "company_id",
            "company_name",
            "emails",
            "phones",
            "addresses",
            "birthday",
            "website",
            "tags",
            "custom");
    private static final List<String> TAGS = List.of("vip", "secret", "o'clock \"x\"", "日本");
    private static final List<String> POOL = List.of(
            "contacts:read",
            "contacts:read@own",
            "contacts:read@team",
            "contacts:write",
            "contacts:write@own",
            "contacts:write@team",
            "contacts.full_name:read",
            "contacts.emails:read@team",
            "contacts.job_title:read@own",
            "contacts.job_title:write",
            "contacts.job_title:write@team");
    private static final List<Form> FORMS = List.of(
            new Form("\"vip\" in resource.tags", (person, contact) -> contact.tags.contains("vip"), true),
            new Form(
                    "resource.tags.exists(t, t.startsWith(\"o'clock\"))",
                    (person, contact) -> contact.tags.stream().anyMatch(tag -> tag.startsWith("o'clock")),
                    true),
            new Form("resource.owner_id == principal.id", (person, contact) -> contact.owner.equals(person.id), true),
            new Form(
                    "resource.team_id in principal.teams && !(\"日本\" in resource.tags)",
                    (person, contact) ->
                            contact.team != null && person.teams.contains(contact.team) && !contact.tags.contains("日本"),
                    true),
            new Form("resource.team_id == null", (person, contact) -> contact.team == null, true),
            new Form("request.address.inNetwork(\"10.0.0.0/8\")", (person, contact) -> false, false),
            new Form("size(principal.teams) > 1", (person, contact) -> person.teams.size() > 1, false),
            new Form("true", (person, contact) -> true, false));

    record Person(UUID id, Set<UUID> teams) {}

    record Role(String name, Set<String> permissions, List<String> inherits) {}

    /** @param expired it ended before anybody asks */
    record Place(boolean team, UUID subject, String role, boolean expired) {}

    record Form(String text, BiPredicate<Person, Contact> holds, boolean ofRecord) {}

    record Rule(boolean deny, String permission, Form condition) {}

    record Contact(
            UUID id,
            UUID owner,
            @org.jspecify.annotations.Nullable UUID team,
            List<String> tags) {
        Contact as(UUID created) {
            return new Contact(created, owner, team, tags);
        }
    }

    static World random(Random random) {
        List<UUID> teams = List.of(Ids.next(), Ids.next());
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Set<UUID> in = new HashSet<>();
            teams.stream().filter(team -> random.nextBoolean()).forEach(in::add);
            people.add(new Person(Ids.next(), in));
        }
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<String> inherits =
                    i > 0 && random.nextBoolean() ? List.of("role" + random.nextInt(i)) : List.<String>of();
            roles.add(new Role("role" + i, Set.of(one(random, POOL), one2(random)), inherits));
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            boolean team = random.nextInt(3) == 0;
            UUID subject = team ? one(random, teams) : one(random, people).id;
            String role = "role" + random.nextInt(roles.size());
            if (places.stream().noneMatch(place -> place.subject.equals(subject) && place.role.equals(role))) {
                places.add(new Place(team, subject, role, random.nextInt(4) == 0));
            }
        }
        List<Rule> policies = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            policies.add(rule(random));
        }
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UUID team = random.nextInt(3) == 0 ? null : one(random, teams);
            List<String> tags =
                    TAGS.stream().filter(tag -> random.nextInt(3) == 0).toList();
            contacts.add(new Contact(Ids.next(), one(random, people).id, team, tags));
        }
        return new World(Ids.next(), people, teams, roles, places, policies, contacts);
    }

    private static String one2(Random random) {
        return one(random, List.of("deals:read", "notes:read", "tasks:read"));
    }

    private static Rule rule(Random random) {
        boolean field = random.nextInt(4) == 0;
        List<Form> forms = field ? FORMS.stream().filter(form -> !form.ofRecord).toList() : FORMS;
        String permission = field
                ? one(random, List.of("contacts.emails:read", "contacts.job_title:read"))
                : one(random, List.of("contacts:read", "contacts:read", "contacts:write"));
        return new Rule(random.nextInt(3) > 0, permission, one(random, forms));
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
