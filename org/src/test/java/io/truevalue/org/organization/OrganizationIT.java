package io.truevalue.org.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.FakePeer.Reply;
import io.truevalue.testing.ServiceExtension;
import io.truevalue.web.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrganizationIT {
    private static final String PATH = "/org/api/organizations";

    @RegisterExtension
    static final ServiceExtension service = ServiceExtension.of("org").withPeer("permission");

    private final Caller sarah = Caller.newUser();
    private final String slug = "acme-" + sarah.userId().toString().substring(24);

    @BeforeEach
    void permissionAnswers() {
        service.peer("permission").on("/internal/organizations", call -> new Reply(204, ""));
    }

    @Test
    void isCreatedOncePermissionHasProvisionedIt() {
        Answer created = create(sarah, slug).expect(201);

        UUID id = UUID.fromString(created.at("/id"));
        assertThat(created.header("Location")).isEqualTo(PATH + "/" + slug);
        assertThat(created.at("/owner_id")).isEqualTo(sarah.userId().toString());
        assertThat(service.peer("permission").calls())
                .anySatisfy(call -> assertThat(call.body())
                        .contains(id.toString(), sarah.userId().toString()));
        assertThat(read(id, slug).expect(200).body()).isEqualTo(created.body());
        assertThat(service.as(sarah).get(PATH).expect(200).json().at("/items/0").toString())
                .isEqualTo(created.body());
    }

    @Test
    void tellsThatItWasCreatedAndThatItsOwnerJoined() {
        UUID id = UUID.fromString(create(sarah, slug).expect(201).at("/id"));

        EventLog.Entry created =
                EventLog.await(Topics.ORGANIZATION, event -> event.subject().equals(id.toString()));
        assertThat(created.type()).isEqualTo("organization.created");
        assertThat(created.attributes())
                .containsEntry("orgid", id.toString())
                .containsEntry("actorid", sarah.userId().toString());
        assertThat(created.data().at("/after/slug").asText()).isEqualTo(slug);
        EventLog.Entry joined = EventLog.await(
                Topics.MEMBER, event -> event.subject().equals(sarah.userId().toString()));
        assertThat(joined.type()).isEqualTo("member.joined");
        assertThat(joined.key()).isEqualTo(id.toString());
    }

    @Test
    void leavesNothingBehindWhilePermissionIsDown() {
        service.peer("permission").on("/internal/organizations", call -> new Reply(503, "{}"));
        create(sarah, slug).expectProblem(503, "unavailable");
        assertThat(service.as(sarah).get(PATH).expect(200).at("/items/0/id")).isEmpty();

        service.peer("permission").on("/internal/organizations", call -> new Reply(204, ""));
        create(Caller.newUser(), slug).expect(201);
    }

    @Test
    void finishesWhatACrashLeftBehind() throws SQLException {
        UUID id = begunBeforeACrash(sarah, slug);
        assertThat(service.as(sarah).get(PATH).expect(200).at("/items/0/id")).isEmpty();
        create(Caller.newUser(), slug).expectProblem(409, "slug_taken");

        service.bean(FinishCreation.class).finishLeftBehind();

        assertThat(service.as(sarah).get(PATH).expect(200).at("/items/0/id")).isEqualTo(id.toString());
    }

    @Test
    void letsItsCreatorFinishByTryingAgain() throws SQLException {
        UUID id = begunBeforeACrash(sarah, slug);

        assertThat(create(sarah, slug).expect(201).at("/id")).isEqualTo(id.toString());
        create(sarah, slug).expectProblem(409, "slug_taken");
    }

    @Test
    void givesADerivedSlugASuffixWhereItIsTaken() {
        String name = "Derived " + sarah.userId().toString().substring(24);
        String derived = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');

        List<String> slugs = IntStream.range(0, 11)
                .mapToObj(i -> service.as(Caller.newUser())
                        .post(PATH, Map.of("name", name))
                        .expect(201)
                        .at("/slug"))
                .toList();

        assertThat(slugs).startsWith(derived, derived + "-2", derived + "-3").doesNotHaveDuplicates();
    }

    @Test
    void givesASlugToOneOfManyWhoRaceForIt() throws Exception {
        List<Callable<Integer>> tries = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(i -> () ->
                        create(i % 2 == 0 ? sarah : Caller.newUser(), slug).status())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers =
                    threads.invokeAll(tries).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }

    @Test
    void refusesBadNamesAndSlugsWithTheFieldNamed() {
        assertThat(service.as(sarah)
                        .post(PATH, Map.of("slug", slug))
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/field"))
                .isEqualTo("name");
        assertThat(service.as(sarah)
                        .post(PATH, Map.of("name", "Acme", "slug", "admin"))
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/code"))
                .isEqualTo("reserved");
        service.as(sarah)
                .post(PATH, Map.of("name", "Acme", "owner_id", Ids.next()))
                .expectProblem(400, "unknown_field");
        service.as(Caller.nobody()).post(PATH, Map.of("name", "Acme")).expectProblem(401, "unauthenticated");
    }

    @Test
    void isRenamedByWhoeverHasSeenItsPresentVersion() {
        UUID id = UUID.fromString(create(sarah, slug).expect(201).at("/id"));
        Caller owner = sarah.in(id, slug).with("organization:read", "organization:write");

        Answer renamed = service.as(owner)
                .header("If-Match", "\"1\"")
                .patch(PATH + "/" + slug, Map.of("name", "Acme, renamed"))
                .expect(200);

        assertThat(renamed.at("/name")).isEqualTo("Acme, renamed");
        assertThat(renamed.at("/version")).isEqualTo("2");
        service.as(owner)
                .header("If-Match", "\"1\"")
                .patch(PATH + "/" + slug, Map.of("name", "Late"))
                .expectProblem(412, "stale_version");
        assertThat(service.as(owner).patch(PATH + "/" + slug, "{}").expect(200).body())
                .isEqualTo(renamed.body());
        service.as(owner).patch(PATH + "/" + slug, "{\"name\":null}").expectProblem(400, "validation_failed");
        service.as(owner).patch(PATH + "/" + slug, "{\"owner_id\":\"other\"}").expectProblem(400, "unknown_field");
        service.as(sarah.in(id, slug).with("organization:read"))
                .patch(PATH + "/" + slug, Map.of("name", "x"))
                .expectProblem(403, "permission_denied");
    }

    @Test
    void isNotFoundFromAnotherOrganizationLikeOneThatNeverWas() {
        create(sarah, slug).expect(201);
        UUID other = UUID.fromString(create(sarah, slug + "-b").expect(201).at("/id"));
        Caller elsewhere = sarah.in(other, slug + "-b").with("organization:read", "organization:write");

        service.as(elsewhere).get(PATH + "/" + slug).expectProblem(404, "not_found");
        service.as(elsewhere).get(PATH + "/never-was").expectProblem(404, "not_found");
        service.as(elsewhere)
                .patch(PATH + "/" + slug, Map.of("name", "Mine now"))
                .expectProblem(404, "not_found");
    }

    private Answer create(Caller caller, String chosen) {
        return service.as(caller).post(PATH, Map.of("name", "Acme Corp", "slug", chosen));
    }

    private Answer read(UUID org, String chosen) {
        return service.as(sarah.in(org, chosen).with("organization:read")).get(PATH + "/" + chosen);
    }

    private static UUID begunBeforeACrash(Caller creator, String chosen) throws SQLException {
        UUID id = Ids.next();
        try (Connection superuser = service.asSuperuser();
                PreparedStatement claim = superuser.prepareStatement(
                        "INSERT INTO slug_claim (slug, claimed_at) VALUES (?, now() - interval '1 minute')");
                PreparedStatement begin = superuser.prepareStatement("""
                        INSERT INTO organization (org_id, slug, name, state, owner_id, created_at, updated_at)
                        VALUES (?, ?, 'Acme Corp', 'provisioning', ?, now() - interval '1 minute', now())""")) {
            claim.setString(1, chosen);
            claim.executeUpdate();
            begin.setObject(1, id);
            begin.setString(2, chosen);
            begin.setObject(3, creator.userId());
            begin.executeUpdate();
        }
        return id;
    }
}
