package io.truevalue.attack.rls;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What only a connection of the service's own can be asked: one that is truly new, and whose role nobody lent it. */
public final class LoginAttack {
    private LoginAttack() {}

    /** @param app a connection that was never used, as the service's role; nothing is done on it that stays */
    public static Finding play(Connection app, Roles roles) throws SQLException {
        app.setAutoCommit(false);
        Tally tally = new Tally();
        Tenant stranger = Tenant.named("stranger");
        Attacker player = new Attacker(app, stranger);
        List<String> tables = Sql.column(app, """
                SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
                WHERE c.relkind IN ('r', 'p') AND %s ORDER BY 1""".formatted(Catalogue.OURS));
        read(player, tables, Setting.fresh(), tally);
        read(player, tables, Setting.foreign(stranger), tally);
        Sql.run(app, Setting.foreign(stranger).statement());
        app.commit();
        read(player, tables, Setting.fresh(), tally);
        for (String role : Sql.column(app, "SELECT rolname FROM pg_roles ORDER BY 1")) {
            if (!role.equals(roles.app())) {
                player.play(
                        Setting.fresh(),
                        Attempt.forbidden("become " + role, "SET SESSION AUTHORIZATION " + Sql.name(role)),
                        tally);
            }
        }
        app.rollback();
        Sql.run(app, "RESET ROLE; RESET SESSION AUTHORIZATION; RESET ALL");
        read(player, tables, Setting.fresh(), tally);
        app.rollback();
        return tally.finding("login", roles.app(), "");
    }

    private static void read(Attacker player, List<String> tables, Setting setting, Tally tally) throws SQLException {
        for (String table : tables) {
            player.play(setting, Attempt.reach("select from " + table, "SELECT count(*) FROM " + table), tally);
            player.play(setting, Attempt.reach("delete from " + table, "DELETE FROM " + table), tally);
        }
    }
}
