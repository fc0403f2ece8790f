package io.truevalue.org;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truevalue.testing.BadInput;
import io.truevalue.testing.BadInput.Good;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputIT {
    @RegisterExtension
    static final ServiceExtension service = Company.service();

    private static final Map<String, Object> SETTINGS = Map.of(
            "time_zone",
            "Europe/Berlin",
            "locale",
            "de-DE",
            "currency",
            "EUR",
            "week_starts_on",
            "monday",
            "fiscal_year_starts_in",
            4,
            "require_mfa",
            false,
            "default_role",
            "member",
            "invite_domains",
            List.of("acme.example"));
    private static final Map<String, Object> PROFILE = Map.of(
            "title",
            "Owner",
            "department",
            "Sales",
            "phone",
            "+12025550100",
            "location",
            "Berlin",
            "time_zone",
            "Europe/Berlin",
            "locale",
            "de-DE",
            "pronouns",
            "she/her",
            "bio",
            "Long ago\nand here",
            "avatar_color",
            "#00aa11");

    private Company company;
    private String member;
    private String team;

    @BeforeEach
    void found() {
        company = Company.found(service);
        member = company.join("Max Member").userId().toString();
        team = company.asOwner()
                .post(company.path("/teams"), Map.of("name", "Sales"))
                .expect(201)
                .at("/id");
    }

    @Test
    void refusesWhatIsWrongAndWritesNothing() throws SQLException {
        badInput().isRefusedAndWritesNothing();
    }

    @Test
    void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        badInput().keepsOrRefusesNaughtyStrings();
    }

    @Test
    void answersWrongIdsAsNeverIssued() {
        badInput().answersWrongIdsAsNeverIssued();
    }

    private BadInput badInput() {
        String organization = "/org/api/organizations/{slug}";
        return BadInput.to(service)
                .with("POST /org/api/organizations", BadInputIT::founding)
                .with("PATCH " + organization, () -> asOwner("", Map.of("name", "Acme", "settings", SETTINGS)))
                .with("POST " + organization + "/invites", this::inviting)
                .with("POST " + organization + "/teams", () -> asOwner("/teams", shaping(UUID.randomUUID())))
                .with("PATCH " + organization + "/teams/{id}", () -> asOwner("/teams/" + team, shaping("Sales")))
                .with(
                        "PATCH " + organization + "/members/{user_id}",
                        () -> asOwner("/members/" + member, Map.of("status", "active")))
                .with(
                        "PATCH " + organization + "/members/{user_id}/profile",
                        () -> asOwner("/members/" + member + "/profile", PROFILE))
                .with(
                        "POST " + organization + "/transfer-ownership",
                        () -> asOwner("/transfer-ownership", Map.of("user_id", UUID.randomUUID())));
    }

    private static Good founding() {
        String slug = "acme-" + UUID.randomUUID().toString().substring(0, 13);
        return new Good(Caller.newUser(), "/org/api/organizations", Map.of("name", "Acme", "slug", slug));
    }

    private Good inviting() {
        return asOwner(
                "/invites",
                Map.of(
                        "email",
                        UUID.randomUUID() + "@acme.example",
                        "roles",
                        List.of("member"),
                        "teams",
                        List.of(team)));
    }

    private Map<String, Object> shaping(Object name) {
        return Map.of("name", name.toString(), "lead_id", member);
    }

    private Good asOwner(String rest, Object body) {
        return new Good(company.owner(), company.path(rest), body);
    }
}
