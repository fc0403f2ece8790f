package io.truevalue.crm.record;

import io.micronaut.validation.validator.Validator;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.AccessProblem;
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

    RecordChecks(Validator validator, Members members) {
        this.validator = validator;
        this.members = members;
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
        checkOwner(type, given.ownerId(), before == null ? null : before.ownerId(), faults);
        if (given.teamId() != null) {
            faults.add("team_id", "unknown", "no such team");
        }
        F ruled = type.ruled(given, before, faults);
        faults.refuseIfAny();
        return ruled;
    }

    private void checkOwner(RecordType<?> type, @Nullable UUID owner, @Nullable UUID before, Faults faults) {
        Principal principal = Tenancy.current();
        UUID acting = actingUser();
        String permission = type.plural() + ":write";
        if (!principal.may(permission) && !(owner != null && owner.equals(acting))) {
            throw AccessProblem.denied(permission);
        }
        if (owner == null || Objects.equals(owner, before)) {
            return;
        }
        if (owner.equals(acting)) {
            members.admitActing(owner);
        } else if (!members.includes(owner)) {
            faults.add("owner_id", "unknown", "no such member");
        }
    }

    private static @Nullable UUID actingUser() {
        Principal principal = Tenancy.current();
        return principal.type() == Principal.Type.USER ? principal.user().value() : null;
    }
}
