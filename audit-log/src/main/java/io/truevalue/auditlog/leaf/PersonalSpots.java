package io.truevalue.auditlog.leaf;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.events.codec.ReceivedEvent;
import io.truevalue.events.schema.PersonalFields;
import io.truevalue.events.schema.PersonalValue;
import io.truevalue.web.StorableTexts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where an event's personal values stand, by the person whose they are. */
public final class PersonalSpots {
    private static final int LONGEST_PERSON = 256;

    private final ReceivedEvent event;
    private final Map<String, List<String>> spots = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    private PersonalSpots(ReceivedEvent event) {
        this.event = event;
    }

    /** JSON pointers into the structured event, none within another. */
    public static Map<String, List<String>> of(ReceivedEvent event) {
        PersonalSpots spots = new PersonalSpots(event);
        for (PersonalValue value : PersonalFields.of(event)) {
            spots.add(value.person(), value.pointer());
        }
        spots.addWhatLooksCommitted(event.data(), "/data");
        return spots.spots;
    }

    private void add(String person, String pointer) {
        boolean nameable = person.length() <= LONGEST_PERSON && StorableTexts.storable(person);
        spots.computeIfAbsent(nameable ? person : event.subject(), any -> new ArrayList<>())
                .add(pointer);
        known.add(pointer);
    }

    /** Data that has the form of a commitment is sealed itself, so that a commitment in a leaf is always one of ours. */
    private void addWhatLooksCommitted(JsonNode node, String pointer) {
        if (!node.isContainerNode() || known.contains(pointer)) {
            return;
        }
        if (LeafText.isCommitment(node)) {
            add(event.subject(), pointer);
            return;
        }
        node.properties().forEach(member -> addWhatLooksCommitted(member.getValue(), pointer + step(member.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            addWhatLooksCommitted(node.get(i), pointer + "/" + i);
        }
    }

    /** RFC 6901 section 3. */
    private static String step(String member) {
        return "/" + member.replace("~", "~0").replace("/", "~1");
    }
}
