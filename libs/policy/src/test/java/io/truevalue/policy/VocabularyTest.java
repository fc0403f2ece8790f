package io.truevalue.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VocabularyTest {
    private static final Facts ADA = new Facts(
            "ada",
            "user",
            "ada@example.com",
            Set.of("member"),
            Set.of("t1"),
            Instant.parse("2026-11-21T16:00:00Z"),
            "10.1.2.3",
            Set.of("pwd"),
            null);
    private final Vocabulary vocabulary = Vocabulary.of(RandomConditions.ATTRIBUTES);

    @Test
    void namesLineColumnAndWhatIsWrong() {
        assertThat(faults("true &&\n  resource.nmae == \"x\"")).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.column()).isEqualTo(3);
            assertThat(fault.message())
                    .startsWith("there is no resource.nmae; there are ")
                    .contains("resource.name");
        });
        assertThat(faults("resource.name == 5")).singleElement().satisfies(fault -> {
            assertThat(fault.column()).isEqualTo(15);
            assertThat(fault.message()).contains("no matching overload");
        });
        assertThat(faults("true &&"))
                .singleElement()
                .extracting(ConditionFault::line)
                .isEqualTo(1);
        assertThat(faults("1 + 1"))
                .singleElement()
                .extracting(ConditionFault::message)
                .asString()
                .contains("bool");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource.name.matches(\"(a+)+$\")",
                "resource.name < \"x\"",
                "resource.name + \"x\" == \"y\"",
                "resource.tags == [\"a\"]",
                "resource.created_at + duration(\"1h\") < request.time",
                "resource.tags.exists(t, t == resource.name)",
                "principal.teams.exists(t, t == resource.owner_id)",
                "\"x\".startsWith(resource.name)",
                "resource.open == (resource.amount == 1)",
                "resource.tags.map(t, t) == []",
                "request.time > timestamp(\"yesterday\")",
                "request.address.inNetwork(\"10.0.0.0/33\")",
                "request.address.inNetwork(\"example.com\")",
                "request.address.inNetwork(principal.email)",
                "principal.roles.exists(resource, resource == \"x\")",
                "{\"a\": true}[\"a\"]",
                "resource.name == \"\\u0000\"",
                "now() < request.time",
                ""
            })
    void refusesWhatCouldNotBeHeld(String condition) {
        assertThat(faults(condition)).isNotEmpty();
    }

    @Test
    void isBoundedInLengthSizeAndDepth() {
        assertThat(faults("true" + " ".repeat(2_000))).isNotEmpty();
        assertThat(faults("true" + " || true".repeat(200))).isNotEmpty();
        assertThat(faults("(".repeat(60) + "true" + ")".repeat(60))).isNotEmpty();
    }

    @Test
    void cannotTellWhatIsNotKnown() throws ConditionRefused {
        Condition fresh = vocabulary.compile("request.time - request.authenticated_at > duration(\"10m\")");
        assertThat(fresh.residual(ADA)).isEqualTo(new Residual.Told(Answer.CANNOT_TELL));
        Condition owner = vocabulary.compile("resource.name.startsWith(\"A\")");
        assertThat(owner.answer(ADA, Map.of())).isEqualTo(Answer.CANNOT_TELL);
        assertThat(owner.answer(ADA, Map.of("name", "Ada"))).isEqualTo(Answer.APPLIES);
    }

    @Test
    void tellsAtOnceWhatDoesNotHangOnTheRecord() throws ConditionRefused {
        assertThat(vocabulary
                        .compile("request.address.inNetwork(\"10.0.0.0/8\")")
                        .residual(ADA))
                .isEqualTo(new Residual.Told(Answer.APPLIES));
        assertThat(vocabulary
                        .compile("!(\"member\" in principal.roles) && resource.name == \"x\"")
                        .residual(ADA))
                .isEqualTo(new Residual.Told(Answer.DOES_NOT_APPLY));
        assertThat(vocabulary.compile("resource.owner_id in principal.teams").residual(ADA))
                .isEqualTo(new Residual.OnRecord("($.owner_id == \"t1\")"));
    }

    @Test
    void stopsALoopThatIsTooLong() throws ConditionRefused {
        Condition loops = vocabulary.compile(
                "principal.roles.all(a, principal.roles.all(b, principal.roles.all(c, a != \"x\" && b != c + \"y\")))");
        Set<String> many = Set.copyOf(java.util.stream.IntStream.range(0, 50)
                .mapToObj(Integer::toString)
                .toList());
        Facts held = new Facts("ada", "user", null, many, Set.of(), ADA.time(), null, Set.of(), null);
        assertThat(loops.residual(held)).isEqualTo(new Residual.Told(Answer.CANNOT_TELL));
    }

    @Test
    void knowsNetworksOfBothFamilies() {
        assertThat(Networks.contains("10.0.0.0/8", "10.255.0.1")).isTrue();
        assertThat(Networks.contains("10.0.0.0/8", "11.0.0.1")).isFalse();
        assertThat(Networks.contains("fd00::/8", "fd12::1")).isTrue();
        assertThat(Networks.contains("10.0.0.0/8", "fd12::1")).isFalse();
        assertThat(Networks.contains("192.0.2.7", "192.0.2.7")).isTrue();
        assertThatThrownBy(() -> Networks.contains("10.0.0.0/8", "localhost"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<ConditionFault> faults(String condition) {
        ConditionRefused refused = catchThrowableOfType(ConditionRefused.class, () -> vocabulary.compile(condition));
        assertThat(refused).as(condition).isNotNull();
        return refused.faults();
    }
}
