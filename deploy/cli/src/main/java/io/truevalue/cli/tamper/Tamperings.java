package io.truevalue.cli.tamper;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What somebody who has the database to themselves would do, each as thoroughly as they can without the signing key. */
final class Tamperings {
    /** Out of the way while rows are moved, since each index may stand once. */
    private static final long ASIDE = 1_000_000_000L;

    private final LogDatabase database;
    private final KeptLogs yesterday;
    private final long middle;
    private final long theirs;
    private final long keptOutside;

    private Tamperings(LogDatabase database, KeptLogs yesterday, long middle, long theirs, long keptOutside) {
        this.database = database;
        this.yesterday = yesterday;
        this.middle = middle;
        this.theirs = theirs;
        this.keptOutside = keptOutside;
    }

    /** @param keptOutside the size of the newest checkpoint that was kept outside */
    static List<Tampering> all(LogDatabase database, KeptLogs yesterday, long keptOutside) throws SQLException {
        String sixth = "SELECT leaf_index FROM event WHERE type = 'contact.created' AND org_id = %s"
                + " ORDER BY leaf_index OFFSET 5 LIMIT 1";
        long middle = database.number(sixth.formatted(database.victim()));
        long theirs = database.number(sixth.formatted(database.other()));
        return new Tamperings(database, yesterday, middle, theirs, keptOutside).list();
    }

    private List<Tampering> list() {
        return List.of(
                new Tampering("Change one value of an event", this::changeValue),
                new Tampering(
                        "Put another event's personal values in the place of an event's own", this::changePersonal),
                new Tampering("Delete a middle event", this::deleteMiddle),
                new Tampering("Delete a middle event with its hash, and close the gap", this::deleteAndClose),
                new Tampering("Delete the newest events, with every trace of them", this::deleteNewest),
                new Tampering("Exchange two events' places, with their hashes", this::reorder),
                new Tampering("Insert an event between two others, with its hash", this::insert),
                new Tampering("Change an event and recompute every hash, but for the signatures", this::recompute),
                new Tampering("Exchange an event with another organisation's, with their hashes", this::swap),
                new Tampering("Roll the log back to a backup", this::rollBack));
    }

    private void changeValue(Connection owner) throws SQLException {
        execute(
                owner,
                "UPDATE event SET leaf = replace(leaf, '\"outcome\":\"success\"', '\"outcome\":\"failure\"') WHERE "
                        + at(0));
    }

    private void changePersonal(Connection owner) throws SQLException {
        execute(owner, "UPDATE event SET personal = (SELECT personal FROM event WHERE " + at(1) + ") WHERE " + at(0));
    }

    private void deleteMiddle(Connection owner) throws SQLException {
        execute(owner, "DELETE FROM event WHERE " + at(0));
    }

    private void deleteAndClose(Connection owner) throws SQLException {
        for (String table : List.of("event", "leaf_hash")) {
            execute(owner, "DELETE FROM " + table + " WHERE " + at(0));
            move(owner, table, middle + 1, -1);
        }
    }

    private void deleteNewest(Connection owner) throws SQLException {
        String victim = "org_id = " + database.victim();
        String kept = "(SELECT max(size) FROM checkpoint WHERE " + victim + " AND size < " + keptOutside + ")";
        execute(
                owner,
                "UPDATE log_head AS h SET size = c.size, frontier = c.frontier FROM checkpoint AS c"
                        + " WHERE c.org_id = h.org_id AND h." + victim + " AND c.size = " + kept);
        String size = "(SELECT size FROM log_head WHERE " + victim + ")";
        execute(owner, "DELETE FROM event WHERE " + victim + " AND leaf_index >= " + size);
        execute(owner, "DELETE FROM leaf_hash WHERE " + victim + " AND leaf_index >= " + size);
        execute(owner, "DELETE FROM subtree WHERE " + victim + " AND ((index + 1) << height) > " + size);
        execute(owner, "DELETE FROM checkpoint WHERE " + victim + " AND size > " + size);
    }

    private void reorder(Connection owner) throws SQLException {
        for (String table : List.of("event", "leaf_hash")) {
            move(owner, table, middle, middle, ASIDE);
            move(owner, table, middle + 1, middle + 1, -1);
            move(owner, table, middle + ASIDE, middle + ASIDE, 1 - ASIDE);
        }
    }

    private void insert(Connection owner) throws SQLException {
        move(owner, "event", middle, 1);
        move(owner, "leaf_hash", middle, 1);
        execute(owner, """
                INSERT INTO event SELECT (jsonb_populate_record(e, jsonb_build_object('leaf_index', e.leaf_index - 1,
                    'leaf', replace(e.leaf, '"contact.created"', '"contact.deleted"')))).* FROM event AS e WHERE\s""" + at(1));
        execute(owner, """
                INSERT INTO leaf_hash (org_id, leaf_index, hash)
                SELECT org_id, leaf_index, sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')) FROM event WHERE\s""" + at(0));
    }

    private void recompute(Connection owner) throws SQLException {
        changeValue(owner);
        new Recomputed(owner, database.victim()).write();
    }

    private void swap(Connection owner) throws SQLException {
        String both = "((%1$s.org_id = " + database.victim() + " AND %1$s.leaf_index = " + middle
                + ") OR (%1$s.org_id = " + database.other() + " AND %1$s.leaf_index = " + theirs + "))";
        String pair = " WHERE " + both.formatted("e") + " AND " + both.formatted("o") + " AND e.org_id <> o.org_id";
        execute(owner, "UPDATE event AS e SET id = o.id, leaf = o.leaf, personal = o.personal FROM event AS o" + pair);
        execute(owner, "UPDATE leaf_hash AS e SET hash = o.hash FROM leaf_hash AS o" + pair);
    }

    private void rollBack(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("SET LOCAL ROLE NONE");
        }
        yesterday.putBackInTransaction();
    }

    /** Moves all rows from an index on by so many. */
    private void move(Connection owner, String table, long from, long by) throws SQLException {
        move(owner, table, from, ASIDE - 1, ASIDE);
        move(owner, table, from + ASIDE, 2 * ASIDE, by - ASIDE);
    }

    private void move(Connection owner, String table, long from, long last, long by) throws SQLException {
        execute(
                owner,
                "UPDATE " + table + " SET leaf_index = leaf_index + (" + by + ") WHERE org_id = " + database.victim()
                        + " AND leaf_index BETWEEN " + from + " AND " + last);
    }

    private String at(long after) {
        return "org_id = " + database.victim() + " AND leaf_index = " + (middle + after);
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            if (statement.executeUpdate(sql) == 0 && !sql.startsWith("DELETE FROM subtree")) {
                throw new SQLException("nothing was tampered with by " + sql);
            }
        }
    }
}
