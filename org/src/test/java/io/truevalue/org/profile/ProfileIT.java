package io.truevalue.org.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.events.codec.Topics;
import io.truevalue.org.Company;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.EventLog;
import io.truevalue.testing.ServiceExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileIT {
    @RegisterExtension
    static final ServiceExtension service = Company.service();

    private final Company acme = Company.found(service);

    @Test
    void isOnesOwn() {
        Caller mia = acme.join("Mia");
        String path = acme.path("/members/" + mia.userId() + "/profile");
        assertThat(service.as(mia).get(path).expect(200).at("/version")).isEqualTo("0");

        Answer changed = service.as(mia)
                .patch(
                        path,
                        Map.of(
                                "title", "Head of Sales",
                                "department", "Sales",
                                "phone", "+49 30 1234",
                                "location", "Berlin",
                                "time_zone", "Europe/Berlin",
                                "locale", "de-DE",
                                "pronouns", "she/her",
                                "bio", "Two lines\nof text",
                                "avatar_color", "#00AAff"))
                .expect(200);

        assertThat(changed.at("/avatar_color")).isEqualTo("#00aaff");
        assertThat(service.as(mia).get(path).expect(200).body()).isEqualTo(changed.body());
        assertThat(service.as(mia)
                        .patch(path, "{\"bio\":null,\"title\":\" \"}")
                        .expect(200)
                        .json()
                        .at("/bio")
                        .isNull())
                .isTrue();
        service.as(mia)
                .header("If-Match", "\"1\"")
                .patch(path, Map.of("title", "Late"))
                .expectProblem(412, "stale_version");
        EventLog.Entry told = EventLog.await(
                Topics.MEMBER,
                event -> event.type().equals("member.updated")
                        && event.subject().equals(mia.userId().toString()));
        assertThat(told.data().at("/before/status").asText())
                .isEqualTo(told.data().at("/after/status").asText());
        assertThat(told.data().at("/after/profile/title").asText()).isEqualTo("Head of Sales");
    }

    @Test
    void isForOthersWithThePermissionAlone() {
        Caller mia = acme.join("Mia", "members:read");
        Caller noa = acme.join("Noa");
        String path = acme.path("/members/" + noa.userId() + "/profile");

        service.as(mia).get(path).expectProblem(403, "permission_denied");
        service.as(mia).patch(path, Map.of("title", "Boss")).expectProblem(403, "permission_denied");
        service.as(mia)
                .get(acme.path("/members/" + Company.anyId() + "/profile"))
                .expectProblem(403, "permission_denied");
        acme.asOwner().patch(path, Map.of("title", "Boss")).expect(200);
        acme.asOwner()
                .get(acme.path("/members/" + Company.anyId() + "/profile"))
                .expectProblem(404, "not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time_zone|Mars/Olympus",
                "locale|german",
                "avatar_color|red",
                "title|two\\nlines",
                "phone|01234567890123456789012345678901234567890",
                "bio|bell\\u0007",
            })
    void refusesBadValuesWithTheFieldNamed(String field, String value) {
        String path = acme.path("/members/" + acme.owner().userId() + "/profile");

        assertThat(acme.asOwner()
                        .patch(path, "{\"" + field + "\":\"" + value + "\"}")
                        .expectProblem(400, "validation_failed")
                        .at("/errors/0/field"))
                .isEqualTo(field);
    }
}
