package io.truevalue.auditlog.export;

import java.util.List;

/** Where a bundle's leaves come from, as many at a time as are asked for. */
@FunctionalInterface
interface PagesOfLeaves {
    List<DisclosedEvent> between(long from, long to);
}
