package io.truevalue.auditbundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An event as it is told, from its leaf alone once the personal values stand in it again. */
public final class ToldEvent {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ToldEvent() {}

    /** The members of an audit event in their order. What was erased stands in the leaf as {@code {"erased":true}}. */
    public static ObjectNode of(JsonNode opened) {
        ObjectNode told = JSON.objectNode();
        told.set("id", plain(opened, "id"));
        told.set("type", plain(opened, "type"));
        told.set("source", plain(opened, "source"));
        told.set("time", plain(opened, "time"));
        ObjectNode actor = told.putObject("actor");
        actor.set("id", plain(opened, "actorid"));
        actor.set("type", plain(opened, "actortype"));
        actor.set("display", plain(opened, "actordisplay"));
        told.set("organization_id", plain(opened, "orgid"));
        ObjectNode resource = told.putObject("resource");
        resource.put("type", resourceType(opened.path("type").asText()));
        resource.set("id", plain(opened, "subject"));
        told.set("request_id", plain(opened, "requestid"));
        told.set("ip", plain(opened, "clientip"));
        told.set("user_agent", plain(opened, "useragent"));
        told.set("outcome", plain(opened, "outcome"));
        told.set("before", state(opened, "before"));
        told.set("after", state(opened, "after"));
        return told;
    }

    /** {@code contact} of {@code contact.created}. */
    private static String resourceType(String eventType) {
        int dot = eventType.indexOf('.');
        return dot < 0 ? eventType : eventType.substring(0, dot);
    }

    /** An attribute is a text; what is none was erased. */
    private static JsonNode plain(JsonNode opened, String attribute) {
        JsonNode value = opened.path(attribute);
        return value.isTextual() ? value : NullNode.getInstance();
    }

    private static JsonNode state(JsonNode opened, String member) {
        JsonNode value = opened.path("data").path(member);
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }
}
