package io.truevalue.org.member;

import io.truevalue.org.member.SecondFactorsView.Lacking;
import io.truevalue.org.organization.Organizations;
import io.truevalue.tenancy.database.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds the active members without a second factor, of which auth alone knows: a signed call for each thousand. */
@Singleton
class FindUnprotected {
    private static final int A_CALL = 1_000;
    private static final int SHOWN = 50;

    private final Organizations organizations;
    private final MemberStore members;
    private final People people;
    private final Transactions transactions;

    FindUnprotected(Organizations organizations, MemberStore members, People people, Transactions transactions) {
        this.organizations = organizations;
        this.members = members;
        this.people = people;
        this.transactions = transactions;
    }

    SecondFactorsView find(String slug) {
        List<Lacking> active = transactions.reading(() -> {
            organizations.named(slug);
            return members.listActive();
        });
        List<Lacking> lacking = new ArrayList<>();
        for (int from = 0; from < active.size(); from += A_CALL) {
            List<Lacking> some = active.subList(from, Math.min(from + A_CALL, active.size()));
            Set<UUID> protectedOnes =
                    people.withSecondFactor(some.stream().map(Lacking::userId).toList());
            some.stream()
                    .filter(member -> !protectedOnes.contains(member.userId()))
                    .forEach(lacking::add);
        }
        return new SecondFactorsView(
                active.size(), lacking.size(), lacking.stream().limit(SHOWN).toList());
    }
}
