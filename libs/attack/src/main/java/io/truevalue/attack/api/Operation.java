package io.truevalue.attack.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What can be asked of an API.
 *
 * @param path with its variables, such as {@code /crm/api/contacts/{id}}
 * @param permission that it needs; empty for none
 * @param fresh whether it needs somebody who has just proved who they are
 * @param open whether nobody need be signed in
 * @param mediaType of its body; empty for none
 * @param body the schema of a JSON body; missing where there is none
 * @param bodyRequired whether a body must be sent
 * @param streams whether its answer goes on for as long as one listens
 */
public record Operation(
        String method,
        String path,
        String permission,
        boolean fresh,
        boolean open,
        List<Parameter> parameters,
        String mediaType,
        JsonNode body,
        boolean bodyRequired,
        boolean streams) {
    /** One parameter; {@code in} is path, query, header or cookie. */
    public record Parameter(String name, String in, JsonNode schema) {}

    /** Such as {@code GET /crm/api/contacts/{id}}. */
    public String name() {
        return method + " " + path;
    }

    public boolean hasJsonBody() {
        return !body.isMissingNode();
    }

    /** Of a merge patch, null removes and nothing need be there. */
    public boolean isPatch() {
        return method.equals("PATCH");
    }

    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** The names of the variables in its path. */
    public List<String> variables() {
        return Pattern.compile("\\{([^}]+)}")
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    public List<Parameter> query() {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals("query"))
                .toList();
    }
}
