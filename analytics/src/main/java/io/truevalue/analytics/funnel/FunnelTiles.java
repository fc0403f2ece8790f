package io.truevalue.analytics.funnel;

import io.truevalue.analytics.metric.Figures;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Funnels for dashboards: a point a step. */
@Singleton
class FunnelTiles implements Figures.OtherFigures {
    private final ReadFunnel readFunnel;

    FunnelTiles(ReadFunnel readFunnel) {
        this.readFunnel = readFunnel;
    }

    @Override
    public Optional<Figures.Measured> named(String name) {
        return Funnel.named(name)
                .filter(Funnel::isOfOrganizations)
                .map(Funnel::view)
                .map(view -> new Figures.Measured(view.name(), view.title(), view.unit(), "funnel", List.of()));
    }

    /** Its total is how many came to the first step. */
    @Override
    public Figures.Reading read(String name, Instant from, Instant to) {
        FunnelFigures funnel = readFunnel.read(name, from.toString(), to.toString(), null);
        List<Figures.Point> points = funnel.steps().stream()
                .map(step -> new Figures.Point(null, step.name(), BigDecimal.valueOf(step.people())))
                .toList();
        return new Figures.Reading(points, points.getFirst().value());
    }
}
