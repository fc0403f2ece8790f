package io.truevalue.org.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.org.Company;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeOrganizationIT {
    @RegisterExtension
    static final ServiceExtension service = Company.service();

    private final Company acme = Company.found(service);

    @Test
    void keepsItsSettings() {
        Map<String, Object> settings = Map.of(
                "time_zone", "Europe/Berlin",
                "locale", "de-DE",
                "currency", "EUR",
                "week_starts_on", "sunday",
                "fiscal_year_starts_in", 7,
                "require_mfa", true,
                "default_role", "viewer",
                "invite_domains", List.of("Acme.test", "bücher.example"));

        Answer changed =
                acme.asOwner().patch(acme.path(), Map.of("settings", settings)).expect(200);

        assertThat(changed.json().at("/settings").toString())
                .isEqualTo("{\"time_zone\":\"Europe/Berlin\",\"locale\":\"de-DE\",\"currency\":\"EUR\","
                        + "\"week_starts_on\":\"sunday\",\"fiscal_year_starts_in\":7,\"require_mfa\":true,"
                        + "\"default_role\":\"viewer\",\"invite_domains\":[\"acme.test\",\"xn--bcher-kva.example\"]}");
        assertThat(acme.asOwner().get(acme.path()).expect(200).body()).isEqualTo(changed.body());
        assertThat(service.as(Caller.service("auth-service", null))
                        .get("/internal/memberships?user_id=" + acme.owner().userId())
                        .expect(200)
                        .json()
                        .at("/items/0/require_mfa")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void changesOnlyWhatAPatchNames() {
        acme.asOwner()
                .patch(acme.path(), "{\"settings\":{\"time_zone\":\"Asia/Tokyo\",\"locale\":\"ja-JP\"}}")
                .expect(200);

        Answer changed = acme.asOwner()
                .patch(acme.path(), "{\"settings\":{\"time_zone\":null,\"require_mfa\":true}}")
                .expect(200);

        assertThat(changed.at("/settings/time_zone")).isEqualTo("UTC");
        assertThat(changed.at("/settings/locale")).isEqualTo("ja-JP");
        assertThat(changed.at("/version")).isEqualTo("3");
        assertThat(acme.asOwner()
                        .patch(acme.path(), "{\"settings\":{\"require_mfa\":true}}")
                        .expect(200)
                        .at("/version"))
                .isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time_zone|\"Mars/Olympus\"",
                "locale|\"xx-YY\"",
                "currency|\"EURO\"",
                "week_starts_on|\"friday\"",
                "fiscal_year_starts_in|13",
                "default_role|\"\"",
                "invite_domains|[\"a@b.test\"]",
                "invite_domains|[\"localhost\"]",
                "invite_domains|[null]",
            })
    void refusesBadSettingsWithTheFieldNamed(String setting, String value) {
        Answer refused = acme.asOwner()
                .patch(acme.path(), "{\"settings\":{\"" + setting + "\":" + value + "}}")
                .expectProblem(400, "validation_failed");

        assertThat(refused.at("/errors/0/field")).isEqualTo("settings." + setting);
    }

    @Test
    void refusesADefaultRoleThatThereIsNot() {
        service.peer("permission")
                .on("/internal/grantable", "{\"allowed\":false,\"missing\":[],\"unknown_roles\":[\"ghost\"]}");

        assertThat(acme.asOwner()
                        .patch(acme.path(), Map.of("settings", Map.of("default_role", "ghost")))
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/field"))
                .isEqualTo("settings.default_role");
    }

    @Test
    void leadsFromTheFormerSlugForThirtyDays() {
        String renamed = acme.slug() + "-new";
        acme.asOwner().patch(acme.path(), Map.of("slug", renamed)).expect(200);

        Answer read = acme.asOwner().get(acme.path("/members?limit=5&q=a%20b"));
        assertThat(read.status()).isEqualTo(308);
        assertThat(read.header("Location")).isEqualTo("/org/api/organizations/" + renamed + "/members?limit=5&q=a%20b");
        Answer write = acme.asOwner().post(acme.path("/teams"), Map.of("name", "Sales"));
        assertThat(write.status()).isEqualTo(308);
        acme.asOwner().get("/org/api/organizations/" + renamed).expect(200);

        service.as(Caller.newMember("organization:read")).get(acme.path()).expectProblem(404, "not_found");
        acme.execute("UPDATE former_slug SET until = now() - interval '1 second' WHERE org_id = '" + acme.id() + "'");
        acme.asOwner().get(acme.path()).expectProblem(404, "not_found");
    }

    @Test
    void holdsTheFormerSlugUntilItIsFree() {
        acme.asOwner().patch(acme.path(), Map.of("slug", acme.slug() + "-new")).expect(200);
        Map<String, String> taken = Map.of("name", "Other", "slug", acme.slug());
        service.as(Caller.newUser()).post("/org/api/organizations", taken).expectProblem(409, "slug_taken");

        acme.execute("UPDATE slug_claim SET free_at = now() - interval '1 second' WHERE slug = '" + acme.slug() + "'");
        service.as(Caller.newUser()).post("/org/api/organizations", taken).expect(201);
        acme.execute("UPDATE former_slug SET until = now() - interval '1 second' WHERE org_id = '" + acme.id() + "'");
        acme.asOwner().patch(acme.path() + "-new", Map.of("slug", acme.slug())).expectProblem(409, "slug_taken");
    }

    @Test
    void takesItsOwnFormerSlugBack() {
        acme.asOwner().patch(acme.path(), Map.of("slug", acme.slug() + "-new")).expect(200);
        acme.asOwner().patch(acme.path() + "-new", Map.of("slug", acme.slug())).expect(200);

        acme.asOwner().get(acme.path()).expect(200);
        assertThat(acme.asOwner().get(acme.path() + "-new").header("Location")).isEqualTo(acme.path());
    }

    @Test
    void cannotCollectSlugs() {
        String now = acme.slug();
        for (int i = 1; i <= 5; i++) {
            String next = acme.slug() + "-" + i;
            acme.asOwner()
                    .patch("/org/api/organizations/" + now, Map.of("slug", next))
                    .expect(200);
            now = next;
        }
        acme.asOwner()
                .patch("/org/api/organizations/" + now, Map.of("slug", acme.slug() + "-6"))
                .expectProblem(409, "slug_changed_too_often");
    }

    @Test
    void refusesReservedAndMalformedSlugs() {
        for (String slug : List.of("admin", "A", "a--b", "x")) {
            acme.asOwner().patch(acme.path(), Map.of("slug", slug)).expectProblem(400, "validation_failed");
        }
        acme.asOwner().patch(acme.path(), "{\"slug\":null}").expectProblem(400, "validation_failed");
        acme.asOwner().patch(acme.path(), "{\"owner_id\":\"x\"}").expectProblem(400, "unknown_field");
    }

    @Test
    void givesASlugToOneOfManyWhoAreRenamedAtOnce() throws Exception {
        String wanted = "race-" + acme.slug();
        List<Company> racers =
                IntStream.range(0, 8).mapToObj(i -> Company.found(service)).toList();
        List<Callable<Integer>> tries = racers.stream()
                .<Callable<Integer>>map(racer -> () -> racer.asOwner()
                        .patch(racer.path(), Map.of("slug", wanted))
                        .status())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers =
                    threads.invokeAll(tries).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        }
    }

    @Test
    void losesNoUpdate() throws Exception {
        List<Callable<Integer>> tries = IntStream.range(0, 10)
                .<Callable<Integer>>mapToObj(i -> () -> service.as(acme.owner())
                        .header("If-Match", "\"1\"")
                        .patch(acme.path(), Map.of("name", "Acme " + i))
                        .status())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers =
                    threads.invokeAll(tries).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
        }
    }

    @Test
    void tellsWhatChanged() {
        acme.asOwner()
                .patch(acme.path(), Map.of("settings", Map.of("require_mfa", true)))
                .expect(200);

        EventLog.Entry updated = EventLog.await(
                Topics.ORGANIZATION,
                event -> event.type().equals("organization.updated")
                        && event.subject().equals(acme.id().toString()));
        assertThat(updated.data().at("/before/settings/require_mfa").asBoolean())
                .isFalse();
        assertThat(updated.data().at("/after/settings/require_mfa").asBoolean()).isTrue();
    }
}
