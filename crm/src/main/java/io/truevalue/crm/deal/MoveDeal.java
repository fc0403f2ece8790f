package io.truevalue.crm.deal;

import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.PatchRecord;
import io.truevalue.web.IfMatch;
import jakarta.inject.Singleton;

/** Moves a deal to a place in a stage. One that stands there already is left as it is. */
@Singleton
class MoveDeal {
    private final Deals deals;
    private final PlaceDeal places;
    private final PatchRecord changes;

    MoveDeal(Deals deals, PlaceDeal places, PatchRecord changes) {
        this.deals = deals;
        this.places = places;
        this.changes = changes;
    }

    Kept<DealFields> move(String id, IfMatch condition, MoveRequest to) {
        return changes.change(
                deals, id, condition, locked -> places.moved(locked.id(), locked.fields(), to.stageId(), to.afterId()));
    }
}
