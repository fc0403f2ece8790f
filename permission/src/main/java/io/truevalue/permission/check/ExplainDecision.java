package io.truevalue.permission.check;

import io.truevalue.permission.grant.Place;
import io.truevalue.permission.grant.Places;
import io.truevalue.permission.grant.RoleGraph;
import io.truevalue.permission.grant.Source;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.permission.Permission;
import io.truevalue.tenancy.permission.Scope;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Decides as a check does, by the same code, and tells why. */
@Singleton
class ExplainDecision {
    private final Decide decide;
    private final Places places;
    private final Transactions transactions;

    ExplainDecision(Decide decide, Places places, Transactions transactions) {
        this.decide = decide;
        this.places = places;
        this.transactions = transactions;
    }

    Explanation explain(CheckRequest request) {
        Permission asked = decide.permissionOf(request, "");
        UUID user = Decide.userOf(request);
        return transactions.reading(() -> {
            Ruling ruling = decide.decide(user, asked, request.resource());
            List<Source> sources = sources(user, ruling);
            return new Explanation(
                    ruling.allowed(),
                    user,
                    asked.name(),
                    Wording.sentence(ruling, sources),
                    Wording.steps(ruling, sources),
                    ruling.sufficient().stream().map(Permission::name).toList(),
                    sources.stream().map(SourceView::of).toList(),
                    Explanation.PolicyView.of(ruling.verdict()));
        });
    }

    /** Those that are enough come first. */
    private List<Source> sources(UUID user, Ruling ruling) {
        List<Place> theirs = places.of(List.of(user));
        RoleGraph graph = places.graphOf(theirs);
        Comparator<Source> enoughFirst = Comparator.comparing(source -> ruling.sufficient().stream()
                .noneMatch(Permission.parse(source.permission()).orElseThrow()::covers));
        return Source.among(theirs, graph, related(ruling.question().permission())).stream()
                .sorted(enoughFirst)
                .toList();
    }

    /** All by which it could be held over some records. */
    static Set<String> related(Permission asked) {
        Set<String> names = new LinkedHashSet<>();
        Stream<Scope> scopes = asked.scope() == Scope.ALL ? Stream.of(Scope.values()) : Stream.of(asked.scope());
        scopes.flatMap(scope -> asked.in(scope).andWider().stream()).forEach(each -> names.add(each.name()));
        return names;
    }
}
