package io.truevalue.policy;

import java.util.List;

/** The text is no condition that could be held. */
public final class ConditionRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<ConditionFault> faults;

    ConditionRefused(List<ConditionFault> faults) {
        super(faults.isEmpty() ? "no condition" : faults.getFirst().toString());
        this.faults = List.copyOf(faults);
    }

    /** At least one, in the order of the text. */
    public List<ConditionFault> faults() {
        return faults;
    }
}
