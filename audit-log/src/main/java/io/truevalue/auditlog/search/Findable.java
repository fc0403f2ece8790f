package io.truevalue.auditlog.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One recorded event and what it is found by.
 *
 * @param data personal values in clear as far as they can be opened, else left out
 * @param persons whose personal values it has
 */
public record Findable(
        UUID organization,
        Place place,
        String type,
        String subject,
        @Nullable String actorId,
        @Nullable String actorDisplay,
        JsonNode data,
        Collection<String> persons) {
    Set<String> marks() {
        return Marks.of(type, subject, actorId, actorDisplay, data, persons);
    }

    LocalDate day() {
        return LocalDate.ofInstant(place.time(), ZoneOffset.UTC);
    }
}
