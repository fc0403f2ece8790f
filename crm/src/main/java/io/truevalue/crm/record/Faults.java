package io.truevalue.crm.record;

import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Collects every field at fault, so that a caller learns of all of them at once. */
public final class Faults {
    private final List<FieldError> errors = new ArrayList<>();

    public Faults add(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
        return this;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Refuses where a fault was found. */
    public void refuseIfAny() {
        if (!errors.isEmpty()) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Check the fields that are named and send them again.")
                    .fields(errors);
        }
    }
}
