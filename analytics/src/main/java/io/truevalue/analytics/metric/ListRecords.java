package io.truevalue.analytics.metric;

import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.calls.ServiceCalls;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.listing.QueryParameters;
import io.truevalue.web.problem.CommonProblem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lists the records behind a figure: crm is asked for what this reader may see, and tells no more than it would them; those
 * of active users are members.
 */
@Singleton
class ListRecords {
    private static final String MEMBERS = "members";

    private final ListActiveMembers members;
    private final ServiceCalls services;
    private final Zones zones;
    private final Transactions transactions;
    private final Clock clock;

    ListRecords(ListActiveMembers members, ServiceCalls services, Zones zones, Transactions transactions, Clock clock) {
        this.members = members;
        this.services = services;
        this.zones = zones;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param title as the reader may see it; empty where they may not */
    record FoundRecord(String type, UUID id, String title) {}

    /** What crm answers. */
    record Found(List<FoundRecord> items, @Nullable String nextCursor, boolean takesCursor) {}

    Page<FoundRecord> list(String name, ReadMetric.Question question, ListRequest request) {
        Metric metric = Metric.named(name).orElseThrow(() -> CommonProblem.NOT_FOUND.because("No such metric."));
        String resource = metric.records();
        if (resource == null) {
            throw CommonProblem.NOT_FOUND.because("No records stand behind this metric's figures.");
        }
        Principal reader = Tenancy.current();
        reader.require(resource + ":read");
        Range.Asked asked =
                Range.parse(question.from(), question.to(), question.window(), question.timezone(), clock.instant());
        Range range = transactions.reading(() -> asked.in(zones.own()));
        if (resource.equals(MEMBERS)) {
            return members.list(range, request);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("resource", resource);
        body.put("from", range.from());
        body.put("to", range.to());
        body.put("limit", request.limit());
        body.put("cursor", request.cursor());
        body.put("reader", rightsOf(reader));
        Found found = services.post("crm", "/internal/records-behind", body, Found.class);
        if (!found.takesCursor()) {
            throw QueryParameters.invalid("cursor", "the next_cursor of a page of this list");
        }
        return new Page<>(found.items(), found.nextCursor(), null);
    }

    private static Map<String, Object> rightsOf(Principal reader) {
        return Map.of(
                "id",
                String.valueOf(reader.id()),
                "type",
                reader.type().wireName(),
                "permissions",
                reader.permissions(),
                "teams",
                Set.copyOf(reader.teams()));
    }
}
