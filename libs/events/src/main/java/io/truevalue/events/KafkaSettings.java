package io.truevalue.events;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * Where Kafka is, and how topics are made where they are missing.
 *
 * @param bootstrap such as {@code 127.0.0.1:9092}
 * @param replication copies of each topic; -1 for the cluster's own default
 */
@Context
@ConfigurationProperties("truevalue.kafka")
public record KafkaSettings(
        @NotBlank String bootstrap,
        @Min(1) @Max(1_000) @Bindable(defaultValue = "6") int partitions,
        @Min(-1) @Bindable(defaultValue = "-1") short replication) {}
