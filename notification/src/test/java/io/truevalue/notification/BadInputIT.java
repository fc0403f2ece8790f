package io.truevalue.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.testing.Answer;
import io.truevalue.testing.Caller;
import io.truevalue.testing.ServiceExtension;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the other services hand over: each field wrong in each way is refused by its name, and nothing is kept of it. */
class BadInputIT {
    @RegisterExtension
    static final ServiceExtension notification = ServiceExtension.of("notification");

    private static final String ID = "01890000-0000-7000-8000-000000000000";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id       | []
            id       | 7
            id       | "not-a-uuid"
            id       | null
            to       | []
            to       | 7
            to       | {}
            to       | null
            to       | ""
            to       | "nobody"
            to       | "a\\u0000@b.example"
            to       | "a\\ud800@b.example"
            to       | "a@b.example\\r\\nBcc: eve@evil.example"
            template | true
            template | null
            template | " "
            template | "a\\udc00b"
            locale   | 7
            locale   | []
            locale   | "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq"
            data     | []
            data     | "text"
            data     | null
            data     | {"link":7}
            data     | {"link":[]}
            data     | {"link":"a\\u0000b"}
            data     | {"link":"a\\ud800b"}
            """)
    void namesTheFieldAtFault(String field, String value) {
        Answer refused = send(with(field, value));
        refused.expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/field")).startsWith(field);
    }

    @ParameterizedTest
    @CsvSource({"id", "to", "template", "data"})
    void namesTheFieldThatIsMissing(String field) {
        String whole = with(field, "null");
        Answer refused = send(whole.replaceFirst("\"" + field + "\":null,?", "").replace(",}", "}"));
        refused.expectProblem(400, "validation_failed");
        assertThat(refused.at("/errors/0/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null
            []
            "text"
            7
            {
            {"no_such_field":1}
            {} {}
            """)
    void refusesWhatIsNoMessage(String body) {
        assertThat(send(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"id", "to", "template", "locale", "data"})
    void refusesAThousandLevels(String field) {
        assertThat(send(with(field, "[".repeat(1_000) + "]".repeat(1_000))).status())
                .isEqualTo(400);
    }

    @AfterAll
    static void nothingIsKept() throws SQLException {
        try (Connection superuser = notification.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM message")) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    private static Answer send(String body) {
        return notification
                .as(Caller.service("auth-service", null))
                .send("POST", "/internal/messages", body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** A good message but for this. */
    private static String with(String field, String value) {
        StringBuilder json = new StringBuilder("{");
        for (String[] member : new String[][] {
            {"id", "\"" + ID + "\""},
            {"to", "\"a@b.example\""},
            {"template", "\"verify_email\""},
            {"locale", "\"en\""},
            {"data", "{\"link\":\"http://localhost:8000/verify-email#token=x\",\"full_name\":\"Sarah\"}"}
        }) {
            json.append(json.length() == 1 ? "" : ",")
                    .append('"')
                    .append(member[0])
                    .append("\":")
                    .append(member[0].equals(field) ? value : member[1]);
        }
        return json.append('}').toString();
    }
}
