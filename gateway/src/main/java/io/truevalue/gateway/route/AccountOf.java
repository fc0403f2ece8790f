package io.truevalue.gateway.route;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** The account that a credential request is about: its canonical e-mail, to count by and nothing else. */
public final class AccountOf {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(64 * 1024)
                    .build())
            .build();

    private AccountOf() {}

    /** Empty where the body is not JSON with an {@code email}: the service will refuse it. */
    public static Optional<String> body(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isEmail = parser.currentName().equals("email");
                JsonToken value = parser.nextToken();
                if (isEmail && value == JsonToken.VALUE_STRING) {
                    return Optional.of(canonical(parser.getText()));
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static String canonical(String email) {
        String folded =
                Normalizer.normalize(email, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return folded.length() <= 320 ? folded : folded.substring(0, 320);
    }
}
