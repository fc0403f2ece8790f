package io.truevalue.org.member;

import java.util.List;
import java.util.UUID;

/** What auth says of a user. */
record Person(UUID id, String email, String fullName) {
    /** What auth is asked. */
    record Question(List<UUID> ids) {}

    /** What auth answers; who is not in it is no more. */
    record Answer(List<Person> items) {}
}
