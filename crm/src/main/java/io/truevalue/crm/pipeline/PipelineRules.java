package io.truevalue.crm.pipeline;

import io.truevalue.crm.record.Faults;
import io.truevalue.web.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold of a pipeline's name and stages. */
final class PipelineRules {
    static final int MOST_STAGES = 50;
    private static final int LONGEST_NAME = 100;

    private PipelineRules() {}

    static String name(String field, @Nullable String given, Faults faults) {
        if (given == null || given.isBlank()) {
            faults.add(field, "required", "must not be blank");
            return "";
        }
        if (given.length() > LONGEST_NAME) {
            faults.add(field, "invalid_length", "at most " + LONGEST_NAME + " characters");
        }
        return given;
    }

    /** @param before the stages until now, which alone can be named by id */
    static List<Stage> stages(@Nullable List<@Nullable StageRequest> given, List<Stage> before, Faults faults) {
        if (given == null || given.isEmpty() || given.size() > MOST_STAGES) {
            faults.add("stages", given == null ? "required" : "invalid_length", "1 to " + MOST_STAGES + " stages");
            return List.of();
        }
        Map<UUID, Stage> known = before.stream().collect(Collectors.toMap(Stage::id, Function.identity()));
        Set<String> names = new HashSet<>();
        Set<UUID> ids = new HashSet<>();
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String field = "stages[" + i + "]";
            StageRequest request = given.get(i);
            if (request == null) {
                faults.add(field, "required", "must not be null");
                continue;
            }
            String name = name(field + ".name", request.name(), faults);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                faults.add(field + ".name", "taken", "another stage has this name");
            }
            UUID id = request.id();
            Stage same = id == null ? null : known.get(id);
            if (id != null && (same == null || !ids.add(id))) {
                faults.add(field + ".id", "unknown", "no such stage of this pipeline, or named twice");
            }
            DealStatus status =
                    request.status() != null ? request.status() : same == null ? DealStatus.OPEN : same.status();
            stages.add(new Stage(same == null ? Ids.next() : same.id(), name, status));
        }
        return stages;
    }
}
