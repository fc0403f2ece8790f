package io.truevalue.analytics.metric;

import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who was active, and who is a member. Must run in a transaction. */
@Singleton
class MemberStore {
    private final Statements statements;

    MemberStore(Statements statements) {
        this.statements = statements;
    }

    /**
     * Users who were active in the range, in the order of their ids.
     *
     * @param after the last one before; null for the first
     */
    List<UUID> activeAfter(Range range, @Nullable UUID after, int most) {
        Pieces pieces = Pieces.of(range);
        return statements.list(
                """
                SELECT DISTINCT a.user_id
                FROM unnest(?, ?) AS p (half_day, mask)
                JOIN user_activity a ON a.half_day = p.half_day AND a.quarters & p.mask <> 0
                WHERE a.generation = (SELECT current FROM generation) AND a.half_day BETWEEN ? AND ?
                  AND a.user_id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000')
                ORDER BY a.user_id
                LIMIT ?""",
                row -> row.getObject("user_id", UUID.class),
                pieces.halfDays(),
                pieces.masks(),
                pieces.first(),
                pieces.last(),
                after == null ? null : after.toString(),
                most);
    }

    /** Those of the users who are members now. */
    Set<UUID> present(Collection<UUID> users) {
        return Set.copyOf(statements.list("""
                SELECT user_id FROM (
                    SELECT DISTINCT ON (user_id) user_id, state FROM member_state
                    WHERE generation = (SELECT current FROM generation) AND user_id = ANY (?::uuid[])
                    ORDER BY user_id, at DESC, event DESC) AS newest
                WHERE state <> 'gone'""", row -> row.getObject("user_id", UUID.class), (Object)
                users.stream().map(UUID::toString).toArray(String[]::new)));
    }
}
