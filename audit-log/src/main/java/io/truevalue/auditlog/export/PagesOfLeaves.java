package io.truevalue.auditlog.export;

import io.truevalue.auditlog.log.KeptSubtree;
import java.util.List;

/** Where a bundle's leaves come from, as many at a time as are asked for. */
interface PagesOfLeaves {
    /** Every leaf from one to before another, with its event where it is looked for. */
    List<DisclosedEvent> between(long from, long to);

    /** The hashes of leaves none of which is looked for, many at once where that many are kept as one. */
    List<KeptSubtree> leftOut(long from, long to);
}
