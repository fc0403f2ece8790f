package io.truevalue.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.merkle.CompactRange;
import io.truevalue.merkle.Proofs;
import io.truevalue.merkle.Rfc6962;
import io.truevalue.merkle.SignedCheckpoint;
import io.truevalue.testing.ServiceExtension;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One organisation's log as it stands in the database, read past row-level security. */
public final class KeptLog implements AutoCloseable {
    private final Connection superuser;
    private final UUID org;

    private KeptLog(Connection superuser, UUID org) {
        this.superuser = superuser;
        this.org = org;
    }

    public static KeptLog of(ServiceExtension service, UUID org) throws SQLException {
        return new KeptLog(service.asSuperuser(), org);
    }

    /** The ids of its events in the log's order. */
    public List<String> ids() throws SQLException {
        return texts("SELECT id FROM event WHERE org_id = ? ORDER BY leaf_index");
    }

    /** How many leaves it has. */
    public long size() throws SQLException {
        List<String> size = texts("SELECT size FROM log_head WHERE org_id = ?");
        return size.isEmpty() ? 0 : Long.parseLong(size.getFirst());
    }

    /** Fails unless every leaf, hash, subtree, head and checkpoint fits every other. */
    public void verify() throws SQLException {
        List<String> leaves = texts("SELECT leaf FROM event WHERE org_id = ? ORDER BY leaf_index");
        List<byte[]> hashes = leaves.stream()
                .map(leaf -> Rfc6962.leafHash(leaf.getBytes(UTF_8)))
                .toList();
        assertThat(texts("SELECT leaf_index FROM event WHERE org_id = ? ORDER BY leaf_index"))
                .isEqualTo(java.util.stream.IntStream.range(0, leaves.size())
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(bytes("SELECT hash FROM leaf_hash WHERE org_id = ? ORDER BY leaf_index"))
                .usingElementComparator(java.util.Arrays::compare)
                .isEqualTo(hashes);
        CompactRange range = new CompactRange();
        List<byte[]> subtrees = new ArrayList<>();
        hashes.forEach(hash -> range.append(hash, (height, index, subtree) -> {
            if (height % 8 == 0) {
                subtrees.add(subtree);
            }
        }));
        assertThat(bytes("SELECT hash FROM subtree WHERE org_id = ? ORDER BY height, index"))
                .usingElementComparator(java.util.Arrays::compare)
                .isEqualTo(subtrees);
        assertThat(size()).isEqualTo(leaves.size());
        ByteArrayOutputStream frontier = new ByteArrayOutputStream();
        range.hashes().forEach(frontier::writeBytes);
        assertThat(bytes("SELECT frontier FROM log_head WHERE org_id = ?"))
                .allSatisfy(kept -> assertThat(kept).isEqualTo(frontier.toByteArray()));
        verifyCheckpoints(hashes);
    }

    private void verifyCheckpoints(List<byte[]> hashes) throws SQLException {
        for (String note : texts("SELECT note FROM checkpoint WHERE org_id = ? ORDER BY size")) {
            SignedCheckpoint signed = SignedCheckpoint.parse(note);
            long size = signed.checkpoint().size();
            assertThat(Proofs.root(size, (height, index) -> perfect(hashes, height, index)))
                    .isEqualTo(signed.checkpoint().root());
        }
    }

    private static byte[] perfect(List<byte[]> hashes, int height, long index) {
        if (height == 0) {
            return hashes.get((int) index);
        }
        return Rfc6962.nodeHash(perfect(hashes, height - 1, 2 * index), perfect(hashes, height - 1, 2 * index + 1));
    }

    private List<String> texts(String sql) throws SQLException {
        return read(sql, rows -> rows.getString(1));
    }

    private List<byte[]> bytes(String sql) throws SQLException {
        return read(sql, rows -> rows.getBytes(1));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Row<T> row) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(sql)) {
            statement.setObject(1, org);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
