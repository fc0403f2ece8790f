package io.truevalue.permission.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.permission.grant.Grants;
import io.truevalue.permission.grant.ReadGrants;
import io.truevalue.permission.preview.PolicyForecast;
import io.truevalue.policy.Facts;
import io.truevalue.policy.Policies;
import io.truevalue.policy.Policy;
import io.truevalue.policy.Terms;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.access.PolicyEffect;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Refusals;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a policy would do that is not saved yet, by the same code that services obey. Nobody's request is known. */
@Singleton
class ForecastPolicies implements PolicyForecast {
    private final PolicyStore store;
    private final PolicyRules rules;
    private final ReadGrants grants;
    private final ObjectMapper json;
    private final Clock clock;

    ForecastPolicies(PolicyStore store, PolicyRules rules, ReadGrants grants, ObjectMapper json, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.grants = grants;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Forecast of(@Nullable UUID id, @Nullable JsonNode definition) {
        List<Policy> before = store.all().stream().map(PolicyView::policy).toList();
        List<Policy> after = new ArrayList<>(before);
        Set<String> about = new HashSet<>();
        if (id != null) {
            Policy changed = before.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such policy."));
            about.addAll(changed.permissions());
            after.remove(changed);
        }
        if (definition != null) {
            Policy wanted = rules.checked(id == null ? Ids.next() : id, 1, read(definition));
            about.addAll(wanted.permissions());
            after.add(wanted);
        }
        Terms terms = rules.terms();
        return new Compared(about, Policies.of(before, terms), Policies.of(after, terms));
    }

    private PolicyRequest read(JsonNode definition) {
        try {
            return json.treeToValue(definition, PolicyRequest.class);
        } catch (JsonProcessingException e) {
            throw Refusals.of(e).orElseThrow(() -> new IllegalStateException("a tree could not be read", e));
        }
    }

    /** The same user under the policies of today and of tomorrow. */
    private final class Compared implements Forecast {
        private final Set<String> about;
        private final Policies before;
        private final Policies after;

        Compared(Set<String> about, Policies before, Policies after) {
            this.about = about;
            this.before = before;
            this.after = after;
        }

        @Override
        public Collection<String> permissions() {
            return about;
        }

        @Override
        public Effect on(UUID user, Set<String> held) {
            Grants roles = grants.of(user);
            Facts facts = new Facts(
                    user.toString(),
                    Principal.Type.USER.wireName(),
                    null,
                    Set.copyOf(roles.roles()),
                    Set.copyOf(roles.teams()),
                    clock.instant(),
                    null,
                    Set.of(),
                    null);
            PolicyEffect today = before.effectOn(held, facts);
            PolicyEffect tomorrow = after.effectOn(held, facts);
            boolean onRecords = !today.setting().equals(tomorrow.setting());
            List<String> gained = new ArrayList<>(beyond(tomorrow.permissions(), today.permissions()));
            List<String> lost = new ArrayList<>(beyond(today.permissions(), tomorrow.permissions()));
            beyond(tomorrow.onSome(), today.onSome()).forEach(gained::add);
            beyond(today.onSome(), tomorrow.onSome()).forEach(lost::add);
            if (onRecords && gained.isEmpty() && lost.isEmpty()) {
                about.stream().filter(held::contains).sorted().forEach(lost::add);
            }
            return new Effect(gained, lost, onRecords || !gained.isEmpty() || !lost.isEmpty());
        }

        private static List<String> beyond(Set<String> some, Set<String> others) {
            return some.stream().filter(name -> !others.contains(name)).sorted().toList();
        }
    }
}
