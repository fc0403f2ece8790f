package io.truevalue.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.testing.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A condition's rest means in PostgreSQL what the condition means in CEL, whatever the record holds. */
final class ConditionIT {
    private static final int RECORDS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Vocabulary vocabulary = Vocabulary.of(RandomConditions.ATTRIBUTES);

    @Test
    void answersInPostgresWhatCelAnswers() throws Exception {
        agree(Long.getLong("policy.seed", 20261121L), 400);
    }

    @Tag("fault")
    @Test
    void answersInPostgresWhatCelAnswersManyTimes() throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            agree(seed, 1_000);
        }
    }

    private void agree(long seed, int conditions) throws Exception {
        RandomConditions made = new RandomConditions(new Random(seed));
        int asked = 0;
        List<String> differences = new ArrayList<>();
        try (Connection postgres =
                DriverManager.getConnection(TestServers.postgres().adminJdbcUrl())) {
            for (int i = 0; i < conditions; i++) {
                String text = made.condition(3);
                Condition condition = vocabulary.compile(text);
                Facts facts = made.facts();
                Residual residual = condition.residual(facts);
                for (int r = 0; r < RECORDS; r++) {
                    Map<String, @Nullable Object> record = made.record();
                    Answer expected = condition.answer(facts, record);
                    Answer found = switch (residual) {
                        case Residual.Told told -> told.answer();
                        case Residual.OnRecord rest -> ask(postgres, rest, record);
                    };
                    if (residual instanceof Residual.OnRecord) {
                        asked++;
                    }
                    if (expected != found) {
                        differences.add(text + "\n  " + residual + "\n  " + record + "\n  " + facts + "\n  CEL "
                                + expected + ", PostgreSQL " + found);
                    }
                }
            }
        }
        assertThat(differences.stream().limit(3)).as("seed " + seed).isEmpty();
        assertThat(asked).as("asked of PostgreSQL, seed " + seed).isGreaterThan(conditions);
    }

    private static Answer ask(Connection postgres, Residual.OnRecord rest, Map<String, @Nullable Object> record)
            throws SQLException {
        try (PreparedStatement statement =
                postgres.prepareStatement("SELECT jsonb_path_match(?::jsonb, ?::jsonpath, '{}', true)")) {
            statement.setString(1, json(record));
            statement.setString(2, rest.path());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                boolean applies = row.getBoolean(1);
                return row.wasNull() ? Answer.CANNOT_TELL : applies ? Answer.APPLIES : Answer.DOES_NOT_APPLY;
            }
        }
    }

    private static String json(Map<String, @Nullable Object> record) {
        Map<String, @Nullable Object> held = new HashMap<>(record);
        held.replaceAll((name, value) -> value instanceof Instant time
                ? Long.valueOf(time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000)
                : value);
        try {
            return JSON.writeValueAsString(held);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
