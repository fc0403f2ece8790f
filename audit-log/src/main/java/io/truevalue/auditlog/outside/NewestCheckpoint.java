package io.truevalue.auditlog.outside;

import java.time.Instant;
import java.util.UUID;

/**
 * The newest checkpoint of a log.
 *
 * @param note its signed text
 */
record NewestCheckpoint(UUID organization, long size, String note, Instant signedAt) {
    String origin() {
        return note.substring(0, note.indexOf('\n'));
    }
}
