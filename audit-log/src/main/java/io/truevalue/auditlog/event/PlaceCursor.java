package io.truevalue.auditlog.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.truevalue.auditlog.search.Place;
import io.truevalue.web.listing.QueryParameters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Behind which event the next page begins; opaque to whoever has it.
 *
 * @param time of the last event before, to the microsecond
 */
record PlaceCursor(Instant time, long leafIndex) {
    private static final Pattern TEXT = Pattern.compile("at(-?[0-9]{1,18})leaf([0-9]{1,18})");

    static String after(Place place) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, place.time());
        String text = "at" + micros + "leaf" + place.leafIndex();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    }

    static PlaceCursor decode(String cursor) {
        try {
            Matcher text = TEXT.matcher(new String(Base64.getUrlDecoder().decode(cursor), US_ASCII));
            if (text.matches()) {
                Instant time = Instant.EPOCH.plus(Long.parseLong(text.group(1)), ChronoUnit.MICROS);
                return new PlaceCursor(time, Long.parseLong(text.group(2)));
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, like any other text that is no cursor.
        }
        throw QueryParameters.invalid("cursor", "one that an earlier page of the same question gave");
    }
}
