package io.truevalue.testing;

import io.truevalue.attack.rls.DatabaseAttack;
import io.truevalue.attack.rls.Finding;
import io.truevalue.attack.rls.Roles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A service's database under the attacks of {@code ./truevalue attack rls}, which find their tables in its catalogue: a
 * new table is covered the day it is born.
 */
public final class TenantSchema {
    private TenantSchema() {}

    /** One line for whatever crossed from one tenant to another, or could; none is what a test expects. */
    public static List<String> violations(Connection superuser) throws SQLException {
        String prefix = superuser.getCatalog().replaceFirst("_db$", "");
        return DatabaseAttack.play(superuser, new Roles(prefix)).stream()
                .flatMap(finding -> finding.crossed().stream().map(line -> named(finding) + line))
                .toList();
    }

    private static String named(Finding finding) {
        return finding.kind() + " " + finding.object() + ": ";
    }
}
