package io.truevalue.crm.record;

import io.truevalue.events.codec.Topics;
import io.truevalue.events.outbox.Event;

/** What is told of records. */
final class RecordEvents {
    private RecordEvents() {}

    static <F extends RecordFields<F>> Event created(RecordType<F> type, Kept<F> record) {
        return event(type, "created", record).before(null).after(type.view(record));
    }

    static <F extends RecordFields<F>> Event updated(RecordType<F> type, Change<F> change) {
        String what = type.changedAs(change.before().fields(), change.after().fields());
        return event(type, what, change.after())
                .before(type.view(change.before()))
                .after(type.view(change.after()));
    }

    static <F extends RecordFields<F>> Event deleted(RecordType<F> type, Kept<F> record) {
        return event(type, "deleted", record).before(type.view(record)).after(null);
    }

    static <F extends RecordFields<F>> Event restored(RecordType<F> type, Kept<F> record) {
        return event(type, "restored", record).before(null).after(type.view(record));
    }

    private static <F extends RecordFields<F>> Event event(RecordType<F> type, String what, Kept<F> record) {
        return Event.of(Topics.RECORD, type.name() + "." + what, record.id());
    }
}
