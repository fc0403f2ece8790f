package io.truevalue.auditlog.record;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.auditlog.leaf.PersonalSpots;
import io.truevalue.auditlog.leaf.SealedValue;
import io.truevalue.auditlog.log.Logs;
import io.truevalue.auditlog.person.PersonOf;
import io.truevalue.auditlog.search.Findable;
import io.truevalue.auditlog.search.Place;
import io.truevalue.events.codec.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What organisations' events will be found by: all that they tell, but for what they tell of somebody who was erased. */
final class Findables {
    private static final String DATA = "/data";
    private static final String DISPLAY = "/actordisplay";

    private Findables() {}

    /** @param erased who was erased before */
    static List<Findable> of(List<Recorded> recorded, Set<PersonOf> erased) {
        List<Findable> findable = new ArrayList<>(recorded.size());
        for (Recorded each : recorded) {
            if (!each.log().id().equals(Logs.PERSONAL)) {
                findable.add(of(each, erased));
            }
        }
        return findable;
    }

    private static Findable of(Recorded recorded, Set<PersonOf> erased) {
        ReceivedEvent event = recorded.event();
        UUID log = recorded.log().id();
        List<String> persons = new ArrayList<>();
        JsonNode data = event.data();
        String display = event.extension("actordisplay");
        for (SealedValue value : recorded.leaf().personal().values()) {
            if (erased.contains(new PersonOf(log, value.person()))) {
                List<String> spots = PersonalSpots.of(event).getOrDefault(value.person(), List.of());
                data = without(data, spots);
                display = spots.contains(DISPLAY) ? null : display;
            } else {
                persons.add(value.person());
            }
        }
        return found(recorded, event, display, data, persons);
    }

    private static Findable found(
            Recorded recorded, ReceivedEvent event, @Nullable String display, JsonNode data, List<String> persons) {
        Place place = new Place(
                RecordStore.storable(event.time()),
                recorded.leafIndex(),
                recorded.log().keptDays(),
                recorded.log().recordedAt());
        return new Findable(
                recorded.log().id(),
                place,
                event.type(),
                event.subject(),
                event.extension("actorid"),
                display,
                data,
                persons);
    }

    private static JsonNode without(JsonNode data, List<String> spots) {
        JsonNode less = data.deepCopy();
        for (String spot : spots) {
            if (spot.startsWith(DATA)) {
                JsonPointer pointer = JsonPointer.compile(spot.substring(DATA.length()));
                JsonNode holder = less.at(pointer.head());
                if (holder instanceof ObjectNode object) {
                    object.remove(pointer.last().getMatchingProperty());
                } else if (holder instanceof ArrayNode array) {
                    array.setNull(pointer.last().getMatchingIndex());
                }
            }
        }
        return less;
    }
}
