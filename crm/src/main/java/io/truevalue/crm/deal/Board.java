package io.truevalue.crm.deal;

import io.truevalue.crm.pipeline.DealStatus;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

/** A pipeline's deals by stage. */
record Board(UUID pipelineId, String name, List<Column> stages) {
    /**
     * A stage.
     *
     * @param count all of its deals that the reader may see
     * @param amounts what those are worth together, each currency by itself
     * @param deals the first of them
     */
    record Column(UUID id, String name, DealStatus status, long count, List<Sum> amounts, List<DealView> deals) {}

    /**
     * An amount that many deals have together.
     *
     * @param amount in the currency's minor unit
     */
    record Sum(BigInteger amount, String currency) {}
}
