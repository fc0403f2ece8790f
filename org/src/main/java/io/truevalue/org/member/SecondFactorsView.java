package io.truevalue.org.member;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom it would stop to require a second factor.
 *
 * @param members active ones
 * @param without how many of them have no second factor
 * @param items the first fifty of those, by name
 */
record SecondFactorsView(int members, int without, List<Lacking> items) {
    /** An active member who has none. */
    record Lacking(
            UUID userId, @Nullable String email, @Nullable String fullName) {}
}
