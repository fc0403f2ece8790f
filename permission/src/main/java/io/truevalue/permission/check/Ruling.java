package io.truevalue.permission.check;

import io.truevalue.permission.check.PolicyVoice.Verdict;
import io.truevalue.tenancy.permission.Permission;
import java.util.List;

/**
 * How a question was decided.
 *
 * @param sufficient permissions of which any one, held, would be enough for this record
 * @param granted whether one of them is held
 * @param suspended whether all that they hold rests
 */
record Ruling(Question question, List<Permission> sufficient, boolean granted, boolean suspended, Verdict verdict) {
    boolean allowed() {
        return !suspended
                && switch (verdict.effect()) {
                    case DENY -> false;
                    case ALLOW -> true;
                    case NONE -> granted;
                };
    }
}
