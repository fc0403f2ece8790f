package io.truevalue.permission;

import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One organisation of a test, provisioned, with an owner and whoever joins. Its service has a fake peer {@code org}. */
final class Tenant {
    static final String ROLES = "/permission/api/roles";
    static final String ASSIGNMENTS = "/permission/api/assignments";
    private static final Set<UUID> MEMBERS = ConcurrentHashMap.newKeySet();
    private static final Map<UUID, String> TEAMS = new ConcurrentHashMap<>();

    final UUID org = Ids.next();
    final Caller owner = Caller.newUser().in(org, "acme").with("*");
    private final ServiceExtension service;

    private Tenant(ServiceExtension service) {
        this.service = service;
    }

    static Tenant in(ServiceExtension service) {
        Tenant tenant = new Tenant(service);
        CatalogueOfAll.register(service);
        MEMBERS.add(tenant.owner.userId());
        service.peer("org").on("/internal/memberships", call -> {
            UUID user = UUID.fromString(call.target().substring(call.target().indexOf('=') + 1));
            String org = call.headers().getOrDefault("X-org-id", List.of("")).getFirst();
            return FakePeer.Reply.ok(
                    MEMBERS.contains(user) ? """
                    {"items":[{"org_id":"%s","slug":"acme","name":"Acme","status":"active","owner":false,
                    "require_mfa":false}],"next_cursor":null}""".formatted(org) : "{\"items\":[],\"next_cursor\":null}");
        });
        service.peer("org").on("/internal/teams", call -> {
            UUID team = UUID.fromString(call.target().substring(call.target().indexOf('=') + 1));
            return FakePeer.Reply.ok(
                    TEAMS.containsKey(team)
                            ? "{\"items\":[{\"id\":\"%s\",\"name\":\"%s\"}],\"next_cursor\":null}"
                                    .formatted(team, TEAMS.get(team))
                            : "{\"items\":[]}");
        });
        service.as(Caller.service("org-service", tenant.org))
                .post("/internal/organizations", Map.of("org_id", tenant.org, "owner_id", tenant.owner.userId()))
                .expect(204);
        return tenant;
    }

    /** Somebody who belongs to it and holds nothing; their token says everything, which must not help them. */
    Caller newMember() {
        Caller member = Caller.newUser().in(org, "acme").with("*");
        MEMBERS.add(member.userId());
        return member;
    }

    /** A team that org knows and whose event has not come. */
    UUID newTeam(String name) {
        UUID team = Ids.next();
        TEAMS.put(team, name);
        return team;
    }

    void tell(String type, UUID subject, String data) {
        tell(type, subject, data, Instant.now());
    }

    void tell(String type, UUID subject, String data, Instant time) {
        EventLog.publish(
                type.startsWith("organization.") ? "org.organization.events" : "org.member.events",
                org.toString(),
                Map.of(
                        "id", Ids.next().toString(),
                        "source", "/org-service",
                        "type", type,
                        "subject", subject.toString(),
                        "time", time.toString(),
                        "orgid", org.toString()),
                data);
    }

    void tellMember(String type, UUID user) {
        tell(type, user, "{\"user_id\":\"" + user + "\"}");
    }

    void tellTeamMember(String type, UUID team, UUID user) {
        tell(type, team, "{\"team_id\":\"" + team + "\",\"user_id\":\"" + user + "\"}");
    }

    Answer makeRole(String name, List<String> permissions, String... inherits) {
        return service.as(owner)
                .post(ROLES, Map.of("name", name, "permissions", permissions, "inherits", List.of(inherits)))
                .expect(201);
    }

    Answer assign(Caller by, Caller to, String role, @Nullable Instant until) {
        return service.as(by).put(path(to, role), until == null ? "" : Map.of("expires_at", until.toString()));
    }

    void assign(Caller to, String role) {
        assign(owner, to, role, null).expect(200);
    }

    Answer assignTeam(Caller by, UUID team, String role) {
        return service.as(by).put(ASSIGNMENTS + "/team/" + team + "/" + role, "");
    }

    static String path(Caller user, String role) {
        return ASSIGNMENTS + "/user/" + user.userId() + "/" + role;
    }

    Answer grantsOf(Caller user) {
        return service.as(Caller.service("auth-service", org))
                .get("/internal/grants?user_id=" + user.userId())
                .expect(200);
    }

    List<String> permissionsOf(Caller user) {
        return texts(grantsOf(user), "/permissions");
    }

    static List<String> texts(Answer answer, String pointer) {
        return answer.json()
                .at(pointer)
                .valueStream()
                .map(node -> node.asText())
                .toList();
    }

    boolean mayNow(Caller user, String permission, Map<String, ?> resource) {
        Map<String, Object> question = new HashMap<>(Map.of("permission", permission));
        if (!resource.isEmpty()) {
            question.put("resource", resource);
        }
        return service.as(user)
                .post("/permission/api/check", question)
                .expect(200)
                .json()
                .at("/allowed")
                .asBoolean();
    }
}
