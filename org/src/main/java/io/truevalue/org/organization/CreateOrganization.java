package io.truevalue.org.organization;

import static io.truevalue.org.organization.OrganizationProblem.SLUG_TAKEN;

import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates an organisation in three steps: begun and unseen, provisioned by permission, active. A refusal by permission
 * undoes the first; what a crash left in between is finished by the creator's next try or by {@link FinishCreation}.
 */
@Singleton
class CreateOrganization {
    private static final int NUMBERED = 9;
    /** Longer than a creation that is still under way can take. */
    static final Duration LEFT_BEHIND = Duration.ofSeconds(20);

    private final OrganizationStore organizations;
    private final Slugs slugs;
    private final FinishCreation finish;
    private final Transactions transactions;
    private final Clock clock;

    CreateOrganization(
            OrganizationStore organizations,
            Slugs slugs,
            FinishCreation finish,
            Transactions transactions,
            Clock clock) {
        this.organizations = organizations;
        this.slugs = slugs;
        this.finish = finish;
        this.transactions = transactions;
        this.clock = clock;
    }

    Organization create(OrganizationName name, @Nullable Slug chosen) {
        Principal creator = Tenancy.current();
        Organization begun = leftBehind(creator, name, chosen).orElseGet(() -> begin(creator, name, chosen));
        try {
            return finish.finish(begun, creator);
        } catch (Problem refused) {
            abandon(begun, creator);
            throw refused;
        }
    }

    private Optional<Organization> leftBehind(Principal creator, OrganizationName name, @Nullable Slug chosen) {
        return transactions.inAs(
                creator.outsideOrganizations(),
                () -> organizations.findBegun(
                        creator.user().value(),
                        chosen == null ? null : chosen.text(),
                        name.text(),
                        clock.instant().minus(LEFT_BEHIND)));
    }

    private Organization begin(Principal creator, OrganizationName name, @Nullable Slug chosen) {
        UUID id = Ids.next();
        return transactions.inAs(creator.in(new OrgId(id)), () -> {
            Slug slug = chosen == null ? claimFree(Slug.derivedFrom(name.text()), id) : claim(chosen);
            organizations.begin(id, slug.text(), name.text(), creator.user().value(), clock.instant());
            return organizations.find(id).orElseThrow();
        });
    }

    private Slug claim(Slug chosen) {
        if (!slugs.claim(chosen.text())) {
            throw SLUG_TAKEN.because("Choose another slug.").field("slug", "taken", "taken already");
        }
        return chosen;
    }

    private Slug claimFree(Slug derived, UUID id) {
        String digits = id.toString().replace("-", "");
        Stream<Slug> numbered =
                Stream.iterate(2, n -> n <= NUMBERED, n -> n + 1).map(n -> derived.withSuffix(Integer.toString(n)));
        return Stream.concat(
                        Stream.concat(Stream.of(derived), numbered),
                        Stream.of(derived.withSuffix(digits.substring(digits.length() - 7))))
                .filter(candidate -> slugs.claim(candidate.text()))
                .findFirst()
                .orElseThrow(() -> SLUG_TAKEN.because("Choose a slug yourself."));
    }

    private void abandon(Organization begun, Principal creator) {
        transactions.inAs(creator.in(new OrgId(begun.id())), () -> {
            if (organizations.abandon(begun.id()) == 1) {
                slugs.forget(begun.slug());
            }
            return true;
        });
    }
}
