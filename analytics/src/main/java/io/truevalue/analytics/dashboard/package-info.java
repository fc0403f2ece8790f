/** Dashboards: what people put together of metrics, for themselves or for everybody in the organisation. */
@NullMarked
package io.truevalue.analytics.dashboard;

import org.jspecify.annotations.NullMarked;
