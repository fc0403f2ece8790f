package io.truevalue.permission.policy;

import io.truevalue.policy.Answer;
import io.truevalue.policy.ConditionFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a condition comes to.
 *
 * @param faults line and column from 1; none where it can be saved
 * @param answer what it says of oneself, now; null where it cannot be saved
 */
record TryView(
        boolean valid,
        List<ConditionFault> faults,
        @Nullable Answer answer) {}
