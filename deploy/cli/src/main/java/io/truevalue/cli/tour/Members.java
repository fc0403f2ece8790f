package io.truevalue.cli.tour;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The steps about who belongs to an organisation: a team, invites, switching, suspending. */
final class Members {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final int MOST_CHANGES = 3;
    private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(50);

    private final Platform platform;
    private @Nullable String team;

    Members(Platform platform) {
        this.platform = platform;
    }

    String team() {
        if (team == null) {
            throw new StepFailed("there is no team: an earlier step failed");
        }
        return team;
    }

    void foundTeam(Person admin, String name) {
        team = platform.gateway()
                .post(of(admin) + "/teams", admin.token(), Map.of("name", name))
                .expect(201)
                .text("id");
    }

    void invite(Person admin, Person guest, List<String> roles, List<String> teams) {
        platform.gateway()
                .post(
                        of(admin) + "/invites",
                        admin.token(),
                        Map.of("email", guest.email(), "roles", roles, "teams", teams))
                .expect(201);
    }

    /** By the link in the mail; the guest is then somebody of the host's organisation. */
    void accept(Person guest, Person host) {
        String secret = platform.tokenMailedTo(guest.email(), "accept-invite");
        Answer joined = platform.gateway()
                .post("/org/api/invites/accept", guest.token(), Map.of("token", secret))
                .expect(200);
        if (!joined.text("organization.slug").equals(host.organization())) {
            throw new StepFailed("joined " + joined.text("organization.slug"));
        }
        platform.gateway()
                .post("/org/api/invites/accept", guest.token(), Map.of("token", secret))
                .expectRefusal();
    }

    void actIn(Person person, String slug) {
        Answer pair = platform.gateway()
                .post("/auth/switch-organization", person.token(), Map.of("organization", slug))
                .expect(200);
        person.logIn(pair.text("access_token"), pair.text("refresh_token"));
        if (!person.claim("org_slug").equals(slug)) {
            throw new StepFailed("the token is for " + person.claim("org_slug"));
        }
    }

    /** There and back: in each organisation its own contacts alone, and a token left behind is worth nothing. */
    void switchThereAndBack(Person person, String slug) {
        String home = person.organization();
        String left = person.token();
        actIn(person, slug);
        platform.gateway()
                .get("/crm/api/contacts/" + person.contact(), person.token())
                .expectProblem(404, "not_found");
        refusedWithinASecond("/auth/me", left);
        actIn(person, home);
        platform.gateway()
                .get("/crm/api/contacts/" + person.contact(), person.token())
                .expect(200);
    }

    /**
     * As any client does: told that its token is outdated, since what its user may do has just changed, it refreshes and
     * asks again. Roles and teams of an invitation come one after another.
     */
    Answer get(Person person, String target) {
        Answer answer = platform.gateway().get(target, person.token());
        for (int i = 0; i < MOST_CHANGES && answer.isProblem("token_outdated"); i++) {
            refresh(person);
            answer = platform.gateway().get(target, person.token());
        }
        return answer;
    }

    void refresh(Person person) {
        Answer pair = platform.gateway()
                .post("/auth/refresh", null, Map.of("refresh_token", person.refreshToken()))
                .expect(200);
        person.logIn(pair.text("access_token"), pair.text("refresh_token"));
    }

    /** Suspends somebody: what they hold is refused within a second. */
    void suspend(Person admin, Person member) {
        get(member, "/crm/api/contacts?limit=1").expect(200);
        platform.gateway()
                .post(of(admin) + "/members/" + member.claim("sub") + "/suspend", admin.token(), Map.of())
                .expectDone();
        refusedWithinASecond("/crm/api/contacts?limit=1", member.token());
    }

    private void refusedWithinASecond(String path, String token) {
        long since = System.nanoTime();
        Answer answer = platform.gateway().peek(path, token);
        while (answer.status() == 200 && System.nanoTime() - since < A_SECOND.toNanos()) {
            LockSupport.parkNanos(A_MOMENT);
            answer = platform.gateway().peek(path, token);
        }
        if (answer.status() == 200) {
            throw new StepFailed("is still served a second later");
        }
        platform.tell("locked out after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) + " ms: "
                + answer.status() + " " + answer.body().path("code").asText());
    }

    private static String of(Person person) {
        return "/org/api/organizations/" + person.organization();
    }
}
