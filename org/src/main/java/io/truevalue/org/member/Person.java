package io.truevalue.org.member;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;

/** What auth says of a user; the address is canonical. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Person(UUID id, String email, String fullName) {
    /** What auth is asked. */
    record Question(List<UUID> ids) {}

    /** What auth answers; who is not in it is no more. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Person> items) {}

    /** Those of the asked who have a second factor. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Holders(List<UUID> items) {}
}
