package io.truevalue.crm.record;

import io.truevalue.web.problem.CommonProblem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and maps as callers give them: what is left out is empty, and no entry of a list is null. */
public final class Given {
    private Given() {}

    public static <T> List<T> list(String field, @Nullable List<T> given) {
        if (given == null) {
            return List.of();
        }
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                throw CommonProblem.VALIDATION_FAILED
                        .because("Check the fields that are named and send them again.")
                        .field(field + "[" + i + "]", "required", "must not be null");
            }
        }
        return List.copyOf(given);
    }

    /** In the order given; a null value is none. */
    public static Map<String, Object> map(@Nullable Map<String, Object> given) {
        Map<String, Object> kept = new LinkedHashMap<>();
        if (given != null) {
            given.forEach((key, value) -> {
                if (value != null) {
                    kept.put(key, value);
                }
            });
        }
        return Collections.unmodifiableMap(kept);
    }
}
