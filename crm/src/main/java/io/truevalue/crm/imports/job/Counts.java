package io.truevalue.crm.imports.job;

/** What became of rows; each is counted once. */
public record Counts(long created, long updated, long skipped, long failed) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public long done() {
        return created + updated + skipped + failed;
    }
}
