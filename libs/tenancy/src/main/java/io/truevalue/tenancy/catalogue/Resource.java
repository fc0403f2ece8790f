package io.truevalue.tenancy.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * One kind of thing that permissions are about.
 *
 * @param name as permissions write it, such as {@code custom-fields}
 * @param title as people read it
 * @param fields those that can be permitted by themselves, for the actions that go by field
 * @param attributes what conditions of policies may read of a record
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Resource(
        String name, String title, List<Action> actions, List<Field> fields, List<Attribute> attributes) {
    public Resource {
        actions = List.copyOf(actions);
        fields = List.copyOf(fields);
        attributes = List.copyOf(attributes);
    }

    /** Without fields or attributes of its own. */
    public Resource(String name, String title, List<Action> actions) {
        this(name, title, actions, List.of(), List.of());
    }
}
