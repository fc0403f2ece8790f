package io.truevalue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.attack.api.BadBody;
import io.truevalue.attack.api.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a service answered otherwise than bad input must be answered. */
final class InputFaults {
    private static final int SERVER_ERROR = 500;
    private static final Set<String> FORM = Set.of("validation_failed", "unknown_field", "malformed_request");

    private final List<String> faults = new ArrayList<>();

    void add(String fault) {
        faults.add(fault);
    }

    void verifyNone() {
        assertThat(faults).isEmpty();
    }

    void judge(Operation operation, BadBody bad, Answer answer) {
        boolean taken = answer.status() < 300;
        switch (bad.verdict()) {
            case NAMED -> refused(operation, bad.toString(), bad.field(), answer);
            case REFUSED -> refused(operation, bad.toString(), "", answer);
            case NAMED_OR_KEPT, NAMED_OR_TAKEN -> {
                if (!taken) {
                    refused(operation, bad.toString(), isOfTheForm(answer) ? bad.field() : "", answer);
                }
            }
        }
    }

    void refused(Operation operation, String what, String field, Answer answer) {
        boolean refused = answer.status() >= 400 && answer.status() < SERVER_ERROR;
        if (!refused) {
            add(operation.name() + " · " + what + ": " + answer.status() + " " + answer.body());
            return;
        }
        if (!field.isEmpty() && answer.status() == 400 && !names(answer.json(), field)) {
            add(operation.name() + " · " + what + ": does not name it: " + answer.body());
        }
    }

    /** Not for what a text means: a code that is wrong, a link that is used up. */
    private static boolean isOfTheForm(Answer answer) {
        return FORM.contains(answer.json().path("code").asText());
    }

    /** By its own name, or by that of the whole that it is a part of. */
    private static boolean names(JsonNode problem, String field) {
        for (JsonNode error : problem.path("errors")) {
            String named = error.path("field").asText();
            if (!named.isEmpty() && (field.equals(named) || field.startsWith(named) || named.startsWith(field))) {
                return true;
            }
        }
        return false;
    }
}
