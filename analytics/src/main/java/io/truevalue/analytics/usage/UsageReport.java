package io.truevalue.analytics.usage;

import java.util.List;
import java.util.UUID;

/**
 * What the gate counted since its last report.
 *
 * @param id the same where a report is repeated
 */
record UsageReport(UUID id, List<Item> items) {
    /**
     * One organisation's calls.
     *
     * @param refusals answered with 400 to 499
     * @param errors answered with 500 and more
     */
    record Item(UUID orgId, long calls, long refusals, long errors) {}
}
