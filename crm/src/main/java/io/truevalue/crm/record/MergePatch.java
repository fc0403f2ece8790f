package io.truevalue.crm.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** JSON merge patch (RFC 7396) over the fields of a record; what is not one of them is refused. */
@Singleton
final class MergePatch {
    private final ObjectMapper json;

    MergePatch(ObjectMapper json) {
        this.json = json;
    }

    <F> F apply(F target, JsonNode patch, Class<F> type) {
        if (!(patch instanceof ObjectNode object)) {
            throw CommonProblem.MALFORMED_REQUEST.because("A merge patch is a JSON object.");
        }
        try {
            return json.treeToValue(merged(json.valueToTree(target), object), type);
        } catch (JsonProcessingException e) {
            throw Refusals.of(e).orElseThrow(() -> new IllegalStateException("a tree could not be read", e));
        }
    }

    /** The fields in which they differ, as JSON names them. */
    List<String> changed(Object before, Object after) {
        ObjectNode from = json.valueToTree(before);
        ObjectNode to = json.valueToTree(after);
        List<String> changed = new ArrayList<>();
        to.properties().forEach(entry -> {
            if (!entry.getValue().equals(from.get(entry.getKey()))) {
                changed.add(entry.getKey());
            }
        });
        return changed;
    }

    private JsonNode merged(JsonNode target, ObjectNode patch) {
        ObjectNode result = target instanceof ObjectNode object ? object : json.createObjectNode();
        patch.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value instanceof ObjectNode object) {
                JsonNode before = result.get(entry.getKey());
                result.set(entry.getKey(), merged(before == null ? json.createObjectNode() : before, object));
            } else {
                result.set(entry.getKey(), value);
            }
        });
        return result;
    }
}
