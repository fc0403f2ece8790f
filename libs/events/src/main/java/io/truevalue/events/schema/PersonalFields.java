package io.truevalue.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.events.codec.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values of an event are personal, and whose, as its schema marks them. What no schema describes, a member or a
 * whole type, is personal to the event's subject: what is forgotten here is kept too well, and never told too much.
 */
public final class PersonalFields {
    private final ReceivedEvent event;
    private final List<PersonalValue> found = new ArrayList<>();

    private PersonalFields(ReceivedEvent event) {
        this.event = event;
    }

    /** In the event's order; none lies within another. What is null or empty holds nothing, and is left out. */
    public static List<PersonalValue> of(ReceivedEvent event) {
        PersonalFields fields = new PersonalFields(event);
        fields.ofTheActor();
        fields.ofData();
        return List.copyOf(fields.found);
    }

    /** What is told of who acted is theirs; that a service acted says nothing about anybody. */
    private void ofTheActor() {
        for (String name : List.of("actordisplay", "clientip", "useragent")) {
            boolean ofService = name.equals("actordisplay") && isService();
            if (event.extension(name) != null && !ofService) {
                found.add(new PersonalValue(person("/actorid"), "/" + name));
            }
        }
    }

    private void ofData() {
        Shape shape = EventSchemas.ofType(event.type());
        event.data().properties().forEach(member -> {
            Shape known = shape == null ? null : shape.member(member.getKey());
            look(known, member.getValue(), "/data" + EventSchemas.step(member.getKey()));
        });
    }

    private void look(@Nullable Shape shape, JsonNode value, String pointer) {
        if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
            return;
        }
        if (shape == null) {
            found.add(new PersonalValue(event.subject(), pointer));
        } else if (shape.personalOf() != null) {
            found.add(new PersonalValue(person(shape.personalOf()), pointer));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(member -> look(
                            shape.member(member.getKey()),
                            member.getValue(),
                            pointer + EventSchemas.step(member.getKey())));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                look(shape.items(), value.get(i), pointer + "/" + i);
            }
        }
    }

    /** The subject's where the pointer leads to nobody. */
    private String person(String pointer) {
        String id = switch (pointer) {
            case "/subject" -> event.subject();
            case "/actorid" -> isService() ? null : event.extension("actorid");
            default -> event.data().at(pointer.substring("/data".length())).textValue();
        };
        return id == null || id.isEmpty() ? event.subject() : id;
    }

    private boolean isService() {
        return "service".equals(event.extension("actortype"));
    }
}
