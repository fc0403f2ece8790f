package io.truevalue.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.tenancy.access.PolicyEffect;
import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Attribute;
import io.truevalue.tenancy.catalogue.Field;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.web.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PoliciesTest {
    private static final Terms TERMS = Terms.of(List.of(
            new Resource(
                    "contacts",
                    "Contacts",
                    List.of(
                            Action.of("read", "See").alsoByField(),
                            Action.of("write", "Change").alsoByField()),
                    List.of(new Field("name", "Name"), new Field("emails", "E-mails"), new Field("tags", "Tags")),
                    List.of(new Attribute("tags", Attribute.Type.STRINGS, "Tags"))),
            new Resource("roles", "Roles", List.of(Action.of("read", "See"), Action.of("write", "Change")))));

    @Test
    void takesTheWholeWithItsFieldsAndScopes() {
        PolicyEffect effect = effect(
                Set.of("contacts:read@own", "contacts.name:read", "contacts:write"), deny("contacts:read", "true"));
        assertThat(effect.permissions()).containsExactly("contacts:write");
        assertThat(effect.refusedBy()).containsEntry("contacts:read", "policy");
        assertThat(effect.setting()).isEqualTo("none");
    }

    @Test
    void turnsADeniedFieldIntoTheOthers() {
        PolicyEffect effect = effect(Set.of("contacts:read@team"), deny("contacts.emails:read", "true"));
        assertThat(effect.permissions())
                .containsExactlyInAnyOrder("contacts.name:read@team", "contacts.tags:read@team");
    }

    @Test
    void keepsADeniedFieldFromWhatAPolicyAllows() {
        PolicyEffect effect = effect(
                Set.of(), allow("contacts:read", "\"x\" in resource.tags"), deny("contacts.emails:read", "true"));
        assertThat(effect.onSome()).containsExactlyInAnyOrder("contacts.name:read", "contacts.tags:read");
        assertThat(effect.setting()).contains("\"contacts:read\"");
        assertThat(effect.allowsSome("contacts:read")).isTrue();
    }

    @Test
    void deniesWhatItCannotTellAndDoesNotAllowIt() {
        String unknown = "request.time - request.authenticated_at > duration(\"1h\")";
        assertThat(effect(Set.of("contacts:read"), deny("contacts:read", unknown))
                        .permissions())
                .isEmpty();
        assertThat(effect(Set.of(), allow("contacts:read", unknown)).permissions())
                .isEmpty();
        assertThat(effect(Set.of("contacts:read"), deny("contacts:read", "no such thing"))
                        .permissions())
                .isEmpty();
    }

    @Test
    void letsADenyBeatEveryGrantAndAllow() {
        PolicyEffect effect =
                effect(Set.of("contacts:read"), allow("contacts:read", "true"), deny("contacts:read", "true"));
        assertThat(effect.permissions()).isEmpty();
    }

    @Test
    void deniesEverythingButWhatRepairs() {
        Policy all = deny("*", "true");
        assertThat(effect(Set.of("roles:write", "contacts:read"), all).permissions())
                .isEmpty();
        Facts admin = new Facts("o", "user", null, Set.of("admin"), Set.of(), Instant.EPOCH, null, Set.of(), null);
        assertThat(Policies.of(List.of(all), TERMS)
                        .effectOn(Set.of("roles:write", "contacts:read"), admin)
                        .permissions())
                .containsExactly("roles:write");
    }

    @Test
    void joinsWhatHangsOnTheRecord() {
        PolicyEffect effect = effect(
                Set.of("contacts:read"),
                deny("contacts:read", "\"a\\\"b\" in resource.tags"),
                deny("contacts:read", "size(resource.tags) > 3"));
        assertThat(effect.permissions()).containsExactly("contacts:read");
        assertThat(effect.setting())
                .isEqualTo("{\"deny\":{\"contacts:read\":\"strict (($.tags[*] == \\\"a\\\\u0022b\\\") ||"
                        + " ($.tags.size() > 3))\"},\"allow\":{}}");
    }

    @Test
    void decidesOfOneRecord() {
        Policies policies = Policies.of(List.of(deny("contacts:write", "\"locked\" in resource.tags")), TERMS);
        Permission write = Permission.of("contacts", "write");
        assertThat(policies.decide(someone(), write, Map.of("tags", List.of("locked")))
                        .denied())
                .isTrue();
        assertThat(policies.decide(someone(), write.ofField("name"), Map.of("tags", List.of("locked")))
                        .denied())
                .isTrue();
        assertThat(policies.decide(someone(), write, Map.of("tags", List.of("free")))
                        .denied())
                .isFalse();
        assertThat(policies.decide(someone(), write, null).hangsOnRecord()).isTrue();
    }

    private static PolicyEffect effect(Set<String> held, Policy... policies) {
        return Policies.of(Arrays.asList(policies), TERMS).effectOn(held, someone());
    }

    private static Facts someone() {
        return new Facts("u", "user", null, Set.of(), Set.of(), Instant.EPOCH, null, Set.of(), null);
    }

    private static Policy deny(String permission, String condition) {
        return new Policy(Ids.next(), "policy", Policy.Effect.DENY, List.of(permission), condition, true, 1);
    }

    private static Policy allow(String permission, String condition) {
        return new Policy(Ids.next(), "policy", Policy.Effect.ALLOW, List.of(permission), condition, true, 1);
    }
}
