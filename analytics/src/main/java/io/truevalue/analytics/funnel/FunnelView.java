package io.truevalue.analytics.funnel;

import java.util.List;

/** One entry of the list of funnels. */
record FunnelView(String name, String title, String definition, String unit, List<Funnel.Step> steps) {}
