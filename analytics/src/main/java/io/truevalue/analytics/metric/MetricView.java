package io.truevalue.analytics.metric;

import java.util.List;

/**
 * One entry of the catalogue.
 *
 * @param kind {@code count} adds up, {@code unique} counts different users, {@code level} is the window's end,
 *     {@code ratio} is a share
 * @param sourceEvents types of the events that it is made of; {@code *} for all
 * @param groupBy by what it can be split
 * @param drillsDown whether the records behind a figure can be listed
 */
record MetricView(
        String name,
        String title,
        String definition,
        String unit,
        String kind,
        List<String> sourceEvents,
        List<String> groupBy,
        boolean drillsDown) {}
