package io.truevalue.web.problem;

import com.fasterxml.jackson.databind.JsonMappingException;

/** Where in a JSON document a mapping failed, as {@code emails[0].value}. */
final class JsonPaths {
    private JsonPaths() {}

    static String of(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
