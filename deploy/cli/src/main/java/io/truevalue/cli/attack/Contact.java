package io.truevalue.cli.attack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * A contact that somebody created in their organisation.
 *
 * @param path of the contact
 * @param organizationId of the organisation that has it
 */
record Contact(String path, String organizationId) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Contact of(Stage stage, Person owner) throws IOException {
        Reply created = stage.ask(Stage.json(
                "/crm/api/contacts",
                "{\"first_name\":\"Ada\",\"last_name\":\"Lovelace\"}",
                Stage.bearer(owner.token())));
        if (created.status() != 201) {
            throw new IOException("a contact is not created: " + created);
        }
        return new Contact(
                "/crm/api/contacts/" + JSON.readTree(created.body()).path("id").asText(),
                Stage.claimsOf(owner.token()).getOrDefault("org_id", "").replace("\"", ""));
    }
}
