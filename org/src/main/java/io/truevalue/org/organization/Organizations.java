package io.truevalue.org.organization;

import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Lists;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.Column.Kind;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Listing;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Reads organisations. A slug that is not that of the organisation acted for does not exist. */
@Singleton
public class Organizations {
    private static final Listing LISTING = Listing.of(OrganizationStore.COLUMNS, "organization o")
            .column("id", "o.org_id", Kind.UUID)
            .column("slug", "o.slug", Kind.TEXT)
            .column("name", "o.name", Kind.TEXT)
            .column("created_at", "o.created_at", Kind.TIMESTAMP)
            .column("updated_at", "o.updated_at", Kind.TIMESTAMP)
            .build();

    private final OrganizationStore organizations;
    private final Slugs slugs;
    private final Lists lists;
    private final Transactions transactions;
    private final Clock clock;

    Organizations(OrganizationStore organizations, Slugs slugs, Lists lists, Transactions transactions, Clock clock) {
        this.organizations = organizations;
        this.clock = clock;
        this.slugs = slugs;
        this.lists = lists;
        this.transactions = transactions;
    }

    /** Must run in a transaction. A slug that it had lately leads to the one that it has. */
    public Organization named(String slug) {
        if (!Slug.isPossible(slug)) {
            throw notFound();
        }
        return organizations.findActive(slug).orElseThrow(() -> elsewhere(slug));
    }

    /** The same, and nobody else changes it or its members before the transaction ends. */
    public Organization locked(String slug) {
        Organization named = named(slug);
        return organizations.lockActive(named.id()).orElseThrow(Organizations::notFound);
    }

    /** The organisation that is acted for, locked, where it is still there. */
    public Optional<Organization> lockCurrent() {
        return organizations.lockActive(Tenancy.current().organization().value());
    }

    /** The organisation that is acted for, where it is still there. Must run in a transaction. */
    public Optional<Organization> current() {
        return organizations.findActive(Tenancy.current().organization().value());
    }

    /** Gives it to another owner. Must run in a transaction that has it locked. */
    public Organization give(Organization before, UUID owner) {
        organizations.update(
                new Organization(
                        before.id(),
                        before.slug(),
                        before.name(),
                        owner,
                        before.settings(),
                        before.version(),
                        before.createdAt(),
                        before.updatedAt()),
                clock.instant());
        return organizations.find(before.id()).orElseThrow();
    }

    private RuntimeException elsewhere(String slug) {
        if (!slugs.isFormer(slug)) {
            return notFound();
        }
        return current()
                .<RuntimeException>map(found -> new SlugMoved(slug, found.slug()))
                .orElseGet(Organizations::notFound);
    }

    private static Problem notFound() {
        return CommonProblem.NOT_FOUND.because("No such organisation.");
    }

    Organization read(String slug) {
        return transactions.reading(() -> named(slug));
    }

    /** Those that the signed-in user belongs to, whichever one they act for. */
    Page<Organization> ofCurrentUser(ListRequest request) {
        Principal user = Tenancy.current();
        return Tenancy.callAs(
                user.outsideOrganizations(),
                () -> transactions.reading(() -> lists.page(
                        LISTING,
                        request,
                        OrganizationStore::read,
                        io.truevalue.web.listing.Sql.of("""
                                o.state = 'active' AND EXISTS (
                                    SELECT FROM membership m
                                    WHERE m.org_id = o.org_id AND m.user_id = ?::uuid AND m.status = 'active')""", user.user().toString()))));
    }
}
