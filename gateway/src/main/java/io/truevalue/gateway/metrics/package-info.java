/** What Prometheus is told of the gate. */
@NullMarked
package io.truevalue.gateway.metrics;

import org.jspecify.annotations.NullMarked;
