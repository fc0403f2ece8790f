package io.truevalue.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.attack.api.NaughtyStrings;
import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every parameter of the routes that read figures, with every naughty string: refused by name, or read as asked. */
class BadParametersIT {
    private static final Set<Integer> ANSWERS = Set.of(200, 400, 404);

    @RegisterExtension
    static final ServiceExtension ANALYTICS = ServiceExtension.of("analytics").withPeer("crm");

    private final Caller reader = Caller.newMember("analytics:read", "contacts:read");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics/logins?from=",
                "/metrics/logins?to=",
                "/metrics/logins?window=",
                "/metrics/logins?group_by=",
                "/metrics/logins?timezone=",
                "/funnels/onboarding?timezone=",
                "/retention?from=",
                "/metrics/contacts_created/records?limit="
            })
    void namesTheParameterThatIsNotValid(String target) {
        String field = target.substring(target.indexOf('?') + 1, target.length() - 1);
        for (String text : NaughtyStrings.all()) {
            Answer answer = get(target + encoded(text));
            assertThat(answer.status()).as(text).isIn(200, 400, 503);
            if (answer.status() == 400) {
                assertThat(answer.at("/code")).as(text).isIn("validation_failed", "malformed_request");
                if (answer.at("/code").equals("validation_failed")) {
                    assertThat(answer.at("/errors/0/field")).as(text).isEqualTo(field);
                }
            }
        }
    }

    @Test
    void knowsNothingOfANaughtyName() {
        for (String text : NaughtyStrings.all()) {
            if (text.isEmpty()) {
                continue;
            }
            for (String list : List.of("/metrics/", "/funnels/")) {
                Answer answer = get(list + encoded(text));
                assertThat(answer.status()).as(list + text).isIn(ANSWERS);
                assertThat(answer.status()).as(list + text).isNotEqualTo(200);
            }
        }
    }

    private Answer get(String target) {
        return ANALYTICS.as(reader).get("/analytics/api" + target);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
