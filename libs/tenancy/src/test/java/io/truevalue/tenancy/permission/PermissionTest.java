package io.truevalue.tenancy.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
    private static final long SEED = 20_261_121;
    private static final List<Permission> UNIVERSE = universe();

    @Test
    void isWrittenAndReadBackTheSame() {
        assertThat(UNIVERSE)
                .allSatisfy(each -> assertThat(Permission.parse(each.name())).hasValue(each));
        assertThat(Permission.parse("contacts.full_name:read@team"))
                .hasValue(new Permission("contacts", "full_name", "read", Scope.TEAM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "contacts",
                "contacts:",
                ":read",
                "contacts:read@",
                "contacts:read@all",
                "contacts:read@own@team",
                "contacts.:read",
                "contacts.a.b:read",
                "Contacts:read",
                "contacts:read ",
                "contacts:re,ad",
                "contacts :read",
                "contacts.*:read",
                "contacts:*",
                "contacts.full-name:read",
                "1contacts:read",
                "contacts:read\n"
            })
    void isNothingElse(String text) {
        assertThat(Permission.parse(text)).isEmpty();
        assertThat(Permission.parse("x".repeat(200) + ":read")).isEmpty();
    }

    @Test
    void coversItsFieldsAndItsScopesAndNothingMore() {
        Permission all = Permission.of("contacts", "read");

        assertThat(all.covers(all.in(Scope.OWN))).isTrue();
        assertThat(all.covers(all.ofField("emails").in(Scope.TEAM))).isTrue();
        assertThat(all.in(Scope.TEAM).covers(all.ofField("emails").in(Scope.TEAM)))
                .isTrue();
        assertThat(all.in(Scope.TEAM).covers(all.in(Scope.OWN))).isFalse();
        assertThat(all.in(Scope.OWN).covers(all)).isFalse();
        assertThat(all.ofField("emails").covers(all)).isFalse();
        assertThat(all.ofField("emails").covers(all.ofField("phones"))).isFalse();
        assertThat(all.covers(Permission.of("contacts", "write"))).isFalse();
    }

    /** Over random sets: what covers does one by one is what the set answers, and the normal form holds the same. */
    @Test
    void meansTheSameInASetAndInItsNormalForm() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            Set<Permission> held = random(random);
            PermissionSet set =
                    PermissionSet.of(held.stream().map(Permission::name).toList());
            PermissionSet normal = PermissionSet.of(set.normalised());
            for (Permission wanted : UNIVERSE) {
                boolean expected = held.stream().anyMatch(each -> each.covers(wanted));
                assertThat(set.covers(wanted)).as("%s of %s", wanted, held).isEqualTo(expected);
                assertThat(normal.covers(wanted)).as("%s of %s", wanted, normal).isEqualTo(expected);
            }
            assertThat(normal.names().stream()
                            .map(name -> Permission.parse(name).orElseThrow()))
                    .allMatch(each -> normal.names().stream()
                            .map(name -> Permission.parse(name).orElseThrow())
                            .noneMatch(other -> !other.equals(each) && other.covers(each)));
        }
    }

    @Test
    void touchesWhatAnythingIsHeldOf() {
        PermissionSet set = PermissionSet.of(Set.of("contacts.emails:read@own", "deals:write@team", "no permission"));

        assertThat(set.touches("contacts", "read")).isTrue();
        assertThat(set.touches("deals", "write")).isTrue();
        assertThat(set.touches("contacts", "write")).isFalse();
        assertThat(set.coversInSomeScope(Permission.of("contacts", "read"))).isFalse();
        assertThat(set.coversInSomeScope(Permission.of("contacts", "read").ofField("emails")))
                .isTrue();
        assertThat(PermissionSet.of(Set.of("*")).covers(Permission.of("anything", "read")))
                .isTrue();
    }

    private static Set<Permission> random(Random random) {
        Set<Permission> held = new HashSet<>();
        int size = random.nextInt(12);
        for (int i = 0; i < size; i++) {
            held.add(UNIVERSE.get(random.nextInt(UNIVERSE.size())));
        }
        return held;
    }

    private static List<Permission> universe() {
        List<Permission> all = new ArrayList<>();
        List<@Nullable String> fields = new ArrayList<>(List.of("full_name", "emails"));
        fields.add(null);
        for (String resource : List.of("contacts", "custom-fields")) {
            for (String action : List.of("read", "write", "delete")) {
                for (String field : fields) {
                    for (Scope scope : Scope.values()) {
                        all.add(new Permission(resource, field, action, scope));
                    }
                }
            }
        }
        return all.stream().distinct().collect(Collectors.toList());
    }
}
