package io.truevalue.crm.record;

import io.micronaut.validation.validator.Validator;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.AccessProblem;
import io.truevalue.tenancy.permission.Scope;
import io.truevalue.web.problem.Refusals;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must hold of a record's fields before they are written, whichever way they came. */
@Singleton
public class RecordChecks {
    private final Validator validator;
    private final Members members;
    private final Teams teams;
    private final FieldAccess access;

    RecordChecks(Validator validator, Members members, Teams teams, FieldAccess access) {
        this.validator = validator;
        this.members = members;
        this.teams = teams;
        this.access = access;
    }

    /** The fields of a new record, its creator's unless another owner is named. */
    public <F extends RecordFields<F>> F checkNew(RecordType<F> type, F given) {
        F owned = given.ownerId() == null ? given.ownedBy(actingUser()) : given;
        return check(type, owned, null);
    }

    /** The fields of a record that has others until now. */
    public <F extends RecordFields<F>> F checkChanged(RecordType<F> type, F given, F before) {
        return check(type, given, before);
    }

    private <F extends RecordFields<F>> F check(RecordType<F> type, F given, @Nullable F before) {
        Set<ConstraintViolation<F>> violations = validator.validate(given);
        if (!violations.isEmpty()) {
            throw Refusals.of(violations);
        }
        Faults faults = new Faults();
        checkScope(type, given);
        checkOwner(given.ownerId(), before == null ? null : before.ownerId(), faults);
        checkTeam(given.teamId(), before == null ? null : before.teamId(), faults);
        F ruled = type.ruled(given, before, faults);
        faults.refuseIfAny();
        return ruled;
    }

    /** As the database holds it, which would not say why: a record stays within the scope of who writes it. */
    private void checkScope(RecordType<?> type, RecordFields<?> given) {
        if (access.goesByField(type.plural(), "write") || access.goesByPolicy(type.plural(), "write")) {
            // The database says of which records.
            return;
        }
        Principal principal = Tenancy.current();
        String permission = type.plural() + ":write";
        UUID owner = given.ownerId();
        UUID team = given.teamId();
        boolean own = owner != null && owner.equals(actingUser()) && principal.may(permission + Scope.OWN.suffix());
        boolean teams = team != null
                && principal.teams().contains(team.toString())
                && principal.may(permission + Scope.TEAM.suffix());
        if (!principal.may(permission) && !own && !teams) {
            throw AccessProblem.denied(permission);
        }
    }

    private void checkOwner(@Nullable UUID owner, @Nullable UUID before, Faults faults) {
        if (owner == null || Objects.equals(owner, before)) {
            return;
        }
        if (owner.equals(actingUser())) {
            members.admitActing(owner);
        } else if (!members.includes(owner)) {
            faults.add("owner_id", "unknown", "no such member");
        }
    }

    private void checkTeam(@Nullable UUID team, @Nullable UUID before, Faults faults) {
        if (team == null || Objects.equals(team, before)) {
            return;
        }
        if (!teams.includes(team) && !Tenancy.current().teams().contains(team.toString())) {
            faults.add("team_id", "unknown", "no such team");
        }
    }

    private static @Nullable UUID actingUser() {
        Principal principal = Tenancy.current();
        return principal.type() == Principal.Type.USER ? principal.user().value() : null;
    }
}
