package io.truevalue.analytics.dashboard;

import static io.truevalue.analytics.dashboard.DashboardProblem.DASHBOARDS_LIMIT_REACHED;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;
import io.truevalue.events.outbox.Outbox;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.FieldError;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes dashboards, changes, copies and deletes them. Whoever may write changes a shared one, whosever it is. */
@Singleton
class ShapeDashboard {
    private static final int MOST_OF_ONE = 100;
    private static final int LONGEST_DESCRIPTION = 1_000;

    private final ReadDashboards read;
    private final DashboardStore dashboards;
    private final TileRules rules;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ShapeDashboard(
            ReadDashboards read,
            DashboardStore dashboards,
            TileRules rules,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.read = read;
        this.dashboards = dashboards;
        this.rules = rules;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Dashboard create(DashboardRequest request) {
        List<FieldError> faults = new ArrayList<>();
        String name = name(request.name(), faults);
        String description = Wording.text("description", request.description(), LONGEST_DESCRIPTION, faults);
        List<Tile> tiles = rules.checked(request.tiles(), faults);
        refuseIfAny(faults);
        Visibility visibility = request.visibility() == null ? Visibility.PRIVATE : request.visibility();
        return transactions.in(() -> add(name, description, visibility, tiles));
    }

    /** A private one of the caller's own, with the same tiles. */
    Dashboard copy(String id) {
        return transactions.in(() -> {
            Dashboard original = read.read(id);
            List<Tile> tiles = original.tiles().stream().map(Tile::copied).toList();
            return add(original.nameOfCopy(), original.description(), Visibility.PRIVATE, tiles);
        });
    }

    Dashboard change(String id, DashboardPatch patch, IfMatch seen) {
        return transactions.in(() -> {
            Dashboard before = read.locked(id);
            seen.verify(before.version());
            Dashboard after = patched(before, patch);
            if (after.visibility() == Visibility.PRIVATE && !before.isOf(actor())) {
                throw CommonProblem.PERMISSION_DENIED.because("Only its owner can make it private.");
            }
            if (after.equals(before)) {
                return before;
            }
            Dashboard changed = after.at(before.version() + 1, now());
            dashboards.replace(changed);
            outbox.append(Event.of(Topics.DASHBOARD, "dashboard.updated", before.id())
                    .before(before)
                    .after(changed));
            return changed;
        });
    }

    void delete(String id, IfMatch seen) {
        transactions.run(() -> {
            Dashboard before = read.locked(id);
            seen.verify(before.version());
            remove(before);
        });
    }

    /** Private ones of somebody who is no longer in the organisation are nobody's. Runs in an event's transaction. */
    void removePrivateOf(String owner) {
        dashboards.privateOf(owner).forEach(this::remove);
    }

    private void remove(Dashboard dashboard) {
        dashboards.remove(dashboard.id());
        outbox.append(Event.of(Topics.DASHBOARD, "dashboard.deleted", dashboard.id())
                .before(dashboard)
                .after(null));
    }

    private Dashboard patched(Dashboard before, DashboardPatch patch) {
        List<FieldError> faults = new ArrayList<>();
        String name = patch.name() == null ? before.name() : name(patch.name().value(), faults);
        String description = patch.description() == null
                ? before.description()
                : Wording.text("description", patch.description().value(), LONGEST_DESCRIPTION, faults);
        Visibility visibility = patch.visibility() == null
                ? before.visibility()
                : patch.visibility().value();
        if (visibility == null) {
            faults.add(new FieldError("visibility", "required", "private or organization"));
        }
        List<Tile> tiles = patch.tiles() == null
                ? before.tiles()
                : rules.checked(patch.tiles().value(), faults);
        refuseIfAny(faults);
        return before.with(name, description, Objects.requireNonNull(visibility), tiles);
    }

    private Dashboard add(String name, String description, Visibility visibility, List<Tile> tiles) {
        if (dashboards.lockedCountOf(actor()) >= MOST_OF_ONE) {
            throw DASHBOARDS_LIMIT_REACHED.because("At most " + MOST_OF_ONE + " dashboards a person.");
        }
        Instant now = now();
        UUID id = Ids.next();
        Dashboard dashboard = new Dashboard(id, name, description, visibility, actor(), tiles, 1, now, now);
        dashboards.add(dashboard);
        outbox.append(Event.of(Topics.DASHBOARD, "dashboard.created", id).after(dashboard));
        return dashboard;
    }

    private static String name(@Nullable String given, List<FieldError> faults) {
        return Wording.line("name", given, Dashboard.LONGEST_NAME, faults);
    }

    private static void refuseIfAny(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Check the fields that are named and send them again.")
                    .fields(faults);
        }
    }

    private static String actor() {
        return Objects.requireNonNull(Tenancy.current().id(), "nobody is signed in");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
