package io.truevalue.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.truevalue.attack.api.Api;
import io.truevalue.attack.api.Examples;
import io.truevalue.attack.api.Operation;
import io.truevalue.cli.http.Client.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bodies from the document's schemas. What no schema says, such as which words are a permission, stands here. */
final class Bodies {
    /** What nobody may set by naming it (P5). */
    private static final List<String> FOREIGN_MEMBERS = List.of(
            "org_id",
            "orgId",
            "organization_id",
            "role",
            "is_admin",
            "isAdmin",
            "createdAt",
            "balance",
            "id",
            "owner",
            "__proto__",
            "constructor",
            "email_verified",
            "emailVerified",
            "plan",
            "system",
            "password_hash");

    private final Api api;
    private final Things theirs;
    private final String word;

    /** @param word that stands in what is made, and is new in each run */
    Bodies(Api api, Things theirs, String word) {
        this.api = api;
        this.theirs = theirs;
        this.word = word;
    }

    /** A body of one's own, which points at nothing. */
    Payload plain(Operation operation) {
        return payload(operation, new Examples(api, (field, schema) -> known(field)).of(operation.body()));
    }

    /** The same, pointing at what is another's wherever it can point; empty where it cannot. */
    Optional<Payload> pointing(Operation operation, String theirUser) {
        AtomicBoolean points = new AtomicBoolean();
        JsonNode body = new Examples(api, (field, schema) -> {
                    if (!schema.path("format").asText().equals("uuid")) {
                        return known(field);
                    }
                    points.set(true);
                    return Optional.of(TextNode.valueOf(theirThing(field, theirUser)));
                })
                .of(operation.body());
        return points.get() ? Optional.of(payload(operation, body)) : Optional.empty();
    }

    /** The same with members that no client may set. */
    Payload assigning(Operation operation) {
        ObjectNode body = (ObjectNode) new Examples(api, (field, schema) -> known(field)).of(operation.body());
        FOREIGN_MEMBERS.stream().filter(member -> !body.has(member)).forEach(member -> body.put(member, "1"));
        return payload(operation, body);
    }

    private static Payload payload(Operation operation, JsonNode body) {
        return new Payload(operation.mediaType(), body.toString());
    }

    private String theirThing(String field, String theirUser) {
        if (field.matches("(user|owner|lead|assignee)_ids?")) {
            return theirUser;
        }
        Map<String, String> lists = Map.of(
                "company_id", "/crm/api/companies",
                "contact_ids", "/crm/api/contacts",
                "winner_id", "/crm/api/contacts",
                "loser_ids", "/crm/api/contacts",
                "team_id", "/org/api/organizations/{slug}/teams",
                "teams", "/org/api/organizations/{slug}/teams",
                "inherits", "/permission/api/roles");
        return theirs.of(lists.getOrDefault(field, "/crm/api/contacts"), "id").orElse(theirUser);
    }

    private Optional<JsonNode> known(String field) {
        String unique = word + "-" + UUID.randomUUID().toString().substring(0, 8);
        return Optional.ofNullable(
                switch (field) {
                    case "slug", "name" -> TextNode.valueOf(unique);
                    case "email" -> TextNode.valueOf(unique + "@attack.example");
                    case "permissions" -> array("contacts:read");
                    case "permission" -> TextNode.valueOf("contacts:read");
                    case "roles" -> array("viewer");
                    case "inherits", "teams", "ids", "tiles" -> JsonNodeFactory.instance.arrayNode();
                    case "condition" -> TextNode.valueOf("false");
                    case "default_role" -> TextNode.valueOf("member");
                    case "visibility" -> TextNode.valueOf("organization");
                    case "effect" -> TextNode.valueOf("deny");
                    case "phone" -> TextNode.valueOf("+12025550100");
                    case "plan" -> TextNode.valueOf("pro");
                    case "seats" -> IntNode.valueOf(7);
                    default -> null;
                });
    }

    private static JsonNode array(String text) {
        return JsonNodeFactory.instance.arrayNode().add(text);
    }
}
