package io.truevalue.org.organization;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.org.OneLine;
import io.truevalue.org.grant.Grants;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.IfMatch;
import io.truevalue.web.Patched;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes an organisation's name, slug and settings. What it was called before leads to it for 30 days. */
@Singleton
class ChangeOrganization {
    private final Organizations organizations;
    private final OrganizationStore store;
    private final Slugs slugs;
    private final Grants grants;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ChangeOrganization(
            Organizations organizations,
            OrganizationStore store,
            Slugs slugs,
            Grants grants,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.organizations = organizations;
        this.store = store;
        this.slugs = slugs;
        this.grants = grants;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Organization change(String slug, OrganizationPatch patch, IfMatch seen) {
        @Nullable
        OrganizationName name =
                patch.name() == null ? null : OrganizationName.of(patch.name().value());
        @Nullable Slug newSlug = patch.slug() == null ? null : newSlug(patch.slug());
        SettingsPatch settings = settings(patch.settings());
        verifyDefaultRole(slug, settings);
        return transactions.in(() -> {
            Organization before = organizations.locked(slug);
            seen.verify(before.version());
            Organization wanted = new Organization(
                    before.id(),
                    newSlug == null ? before.slug() : newSlug.text(),
                    name == null ? before.name() : name.text(),
                    before.ownerId(),
                    settings == null ? before.settings() : settings.applyTo(before.settings()),
                    before.version(),
                    before.createdAt(),
                    before.updatedAt());
            if (wanted.equals(before)) {
                return before;
            }
            if (!wanted.slug().equals(before.slug())) {
                slugs.move(before.id(), before.slug(), wanted.slug());
            }
            store.update(wanted, clock.instant());
            Organization after = store.find(before.id()).orElseThrow();
            outbox.append(Event.of(Topics.ORGANIZATION, "organization.updated", after.id())
                    .before(before)
                    .after(after));
            return after;
        });
    }

    private static Slug newSlug(Patched<String> slug) {
        return Slug.chosen(Optional.ofNullable(slug.value())
                .orElseThrow(() -> OneLine.invalid("slug", "required", "cannot be removed")));
    }

    private static @Nullable SettingsPatch settings(@Nullable Patched<SettingsPatch> patch) {
        if (patch == null) {
            return null;
        }
        if (patch.value() == null) {
            throw OneLine.invalid("settings", "required", "cannot be removed");
        }
        return patch.value();
    }

    /** A role that does not exist would fail every invite without one. */
    private void verifyDefaultRole(String slug, @Nullable SettingsPatch settings) {
        if (settings == null
                || settings.defaultRole() == null
                || settings.defaultRole().value() == null) {
            return;
        }
        var _ = organizations.read(slug);
        String role =
                OneLine.required("settings.default_role", settings.defaultRole().value(), 64);
        if (!grants.ask(Tenancy.current(), List.of(role), List.of())
                .unknownRoles()
                .isEmpty()) {
            throw OneLine.invalid("settings.default_role", "unknown", "the name of a role");
        }
    }
}
