/** Liveness, and readiness aggregated over the services. */
@NullMarked
package io.truevalue.gateway.health;

import org.jspecify.annotations.NullMarked;
