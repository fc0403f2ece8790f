package io.truevalue.auth.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.People;
import io.truevalue.auth.People.Person;
import io.truevalue.testing.Answer;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A code that is out while auth's secret is replaced stays good, and its address stays counted. */
class CodeRotationIT {
    private static final byte[] PREVIOUS = HexFormat.of().parseHex("7b".repeat(15) + "e1".repeat(17));
    private static final byte[] UNKNOWN = HexFormat.of().parseHex("4d".repeat(15) + "92".repeat(17));

    @RegisterExtension
    static final ServiceExtension auth = People.service()
            .with("truevalue.signing.previous-secret", HexFormat.of().formatHex(PREVIOUS));

    private final People people = People.of(auth);

    @Test
    void takesACodeThatWasHashedUnderThePreviousSecret() throws SQLException {
        Person sarah = people.signedIn();
        auth.as(sarah.caller()).post("/auth/mfa/email", Map.of()).expect(201);
        String code = mailed(sarah.email());
        rehash(sarah, code, UNKNOWN);
        confirm(sarah, code).expectProblem(400, "validation_failed");
        rehash(sarah, code, PREVIOUS);
        confirm(sarah, code.equals("000000") ? "000001" : "000000").expectProblem(400, "validation_failed");
        confirm(sarah, code).expect(200);
    }

    @Test
    void countsWhatWasSentUnderThePreviousSecret() throws SQLException {
        Person sarah = people.signedIn();
        for (int i = 0; i < 10; i++) {
            auth.as(people.signedIn().caller())
                    .post("/auth/mfa/sms", Map.of("phone", "+12025550177"))
                    .expect(201);
        }
        try (Connection superuser = auth.asSuperuser();
                PreparedStatement update =
                        superuser.prepareStatement("UPDATE sent_code SET address_hash = ? WHERE kind = 'sms'")) {
            update.setString(1, CodeHash.hash(PREVIOUS, "address:+12025550177"));
            assertThat(update.executeUpdate()).isEqualTo(10);
        }
        auth.as(sarah.caller())
                .post("/auth/mfa/sms", Map.of("phone", "+12025550177"))
                .expectProblem(429, "rate_limited");
    }

    private String mailed(String email) {
        return people.mails(email, "sign_in_code", 1).getLast().at("/data/code").asText();
    }

    private static void rehash(Person person, String code, byte[] secret) throws SQLException {
        try (Connection superuser = auth.asSuperuser();
                PreparedStatement query = superuser.prepareStatement("SELECT id FROM sent_code WHERE user_id = ?");
                PreparedStatement update =
                        superuser.prepareStatement("UPDATE sent_code SET code_hash = ? WHERE id = ?")) {
            query.setObject(1, person.id());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                UUID id = row.getObject(1, UUID.class);
                update.setString(1, CodeHash.hash(secret, CodeHash.text(id, code)));
                update.setObject(2, id);
                assertThat(update.executeUpdate()).isOne();
            }
        }
    }

    private Answer confirm(Person person, String code) {
        return auth.as(person.caller()).post("/auth/mfa/email/confirm", Map.of("code", code));
    }
}
