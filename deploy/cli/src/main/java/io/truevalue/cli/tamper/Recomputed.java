package io.truevalue.cli.tamper;

import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.Rfc6962;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A log's hashes made anew from its leaves: of leaves, subtrees, head and checkpoints, whose old signatures stay. */
final class Recomputed {
    private final Connection owner;
    private final String log;
    private final CompactRange range = new CompactRange();

    /** @param log the organisation's id as SQL */
    Recomputed(Connection owner, String log) {
        this.owner = owner;
        this.log = log;
    }

    void write() throws SQLException {
        List<String> leaves = new ArrayList<>();
        try (PreparedStatement statement = owner.prepareStatement(
                        "SELECT leaf FROM event WHERE org_id = " + log + " ORDER BY leaf_index");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                leaves.add(rows.getString(1));
            }
        }
        for (String leaf : leaves) {
            byte[] hash = Rfc6962.leafHash(leaf.getBytes(StandardCharsets.UTF_8));
            update("UPDATE leaf_hash SET hash = ? WHERE leaf_index = ? AND org_id = " + log, hash, range.size());
            List<Object[]> whole = new ArrayList<>();
            range.append(hash, (height, index, subtree) -> whole.add(new Object[] {subtree, height, index}));
            for (Object[] subtree : whole) {
                update("UPDATE subtree SET hash = ? WHERE height = ? AND index = ? AND org_id = " + log, subtree);
            }
            head();
        }
    }

    /** Of the present size, where there is one. */
    private void head() throws SQLException {
        byte[] frontier = frontier();
        String root = Base64.getEncoder().encodeToString(range.root());
        update(
                "UPDATE checkpoint SET root = ?, frontier = ?, note = regexp_replace(note, '^([^\\n]*\\n[0-9]+\\n)[^\\n]*', '\\1"
                        + root.replace("\\", "") + "') WHERE size = ? AND org_id = " + log,
                range.root(),
                frontier,
                range.size());
        update("UPDATE log_head SET frontier = ? WHERE size = ? AND org_id = " + log, frontier, range.size());
    }

    private byte[] frontier() {
        List<byte[]> hashes = range.hashes();
        ByteBuffer all = ByteBuffer.allocate(hashes.size() * Rfc6962.HASH_LENGTH);
        hashes.forEach(all::put);
        return all.array();
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
