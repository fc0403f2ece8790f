package io.truevalue.analytics.metric;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.truevalue.analytics.metric.ListRecords.FoundRecord;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.Ids;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.QueryParameters;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists who was active in a range, by their ids. A name is told of those who are members now, as the list of members does;
 * of one who has left, no more than the id.
 */
@Singleton
class ListActiveMembers {
    private final MemberStore members;
    private final ServiceCalls services;
    private final Transactions transactions;

    ListActiveMembers(MemberStore members, ServiceCalls services, Transactions transactions) {
        this.members = members;
        this.services = services;
        this.transactions = transactions;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(UUID id, String fullName) {}

    /** What auth answers; who is not in it is no more. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Users(List<User> items) {}

    /** Who is on a page, and of them who may be named. */
    private record Found(List<UUID> page, @Nullable UUID next, Set<UUID> present) {}

    Page<FoundRecord> list(Range range, ListRequest request) {
        @Nullable UUID after = request.cursor() == null ? null : after(request.cursor());
        Found found = transactions.reading(() -> {
            List<UUID> active = members.activeAfter(range, after, request.limit() + 1);
            boolean more = active.size() > request.limit();
            List<UUID> page = active.subList(0, Math.min(active.size(), request.limit()));
            return new Found(List.copyOf(page), more ? page.getLast() : null, members.present(page));
        });
        Map<UUID, String> names = names(found.present());
        return new Page<>(
                found.page().stream()
                        .map(user -> new FoundRecord("member", user, names.getOrDefault(user, "")))
                        .toList(),
                found.next() == null ? null : found.next().toString(),
                null);
    }

    private Map<UUID, String> names(Set<UUID> users) {
        return users.isEmpty()
                ? Map.of()
                : services.post("auth", "/internal/users/bulk", Map.of("ids", users), Users.class).items().stream()
                        .collect(Collectors.toMap(User::id, User::fullName));
    }

    private static UUID after(String cursor) {
        return Ids.parse(cursor)
                .orElseThrow(() -> QueryParameters.invalid("cursor", "the next_cursor of a page of this list"));
    }
}
