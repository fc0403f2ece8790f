package io.truevalue.crm.pipeline;

import java.util.UUID;

/**
 * A step of a pipeline.
 *
 * @param status of the deals in it
 */
public record Stage(UUID id, String name, DealStatus status) {}
