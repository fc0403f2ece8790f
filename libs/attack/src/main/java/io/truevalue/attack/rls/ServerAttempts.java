package io.truevalue.attack.rls;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Ways past row-level security that are no table's: other roles, settings, the server's files, the catalogue. */
final class ServerAttempts {
    private ServerAttempts() {}

    static List<Attempt> of(Connection superuser, Roles roles) throws SQLException {
        List<Attempt> attempts = new ArrayList<>();
        for (String role : Sql.column(superuser, "SELECT rolname FROM pg_roles ORDER BY 1")) {
            if (!role.equals(roles.app())) {
                attempts.add(Attempt.forbidden("set role " + role, "SET ROLE " + Sql.name(role)));
                attempts.add(
                        Attempt.forbidden("grant " + role, "GRANT " + Sql.name(role) + " TO " + Sql.name(roles.app())));
            }
        }
        for (String statement : List.of(
                "SET session_replication_role = replica",
                "ALTER ROLE " + roles.app() + " BYPASSRLS",
                "ALTER ROLE " + roles.app() + " SUPERUSER",
                "ALTER DATABASE " + roles.database() + " SET row_security = off",
                "CREATE ROLE attack",
                "CREATE SCHEMA attack",
                "CREATE TABLE attack (a int)",
                "CREATE TEMP TABLE attack (a int)",
                "CREATE VIEW attack AS SELECT 1",
                "CREATE FUNCTION attack() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE EXTENSION dblink",
                "SELECT pg_read_file('PG_VERSION')",
                "SELECT pg_ls_dir('.')",
                "SELECT lo_import('/etc/hostname')",
                "SELECT 1 FROM pg_authid",
                "SELECT 1 FROM pg_statistic",
                "SELECT 1 FROM pg_statistic_ext_data",
                "SELECT 1 FROM pg_largeobject",
                "COPY (SELECT 1) TO PROGRAM 'cat'",
                "ALTER DEFAULT PRIVILEGES FOR ROLE " + roles.owner() + " GRANT ALL ON TABLES TO PUBLIC")) {
            attempts.add(Attempt.forbidden(statement.toLowerCase(java.util.Locale.ROOT), statement));
        }
        for (String toast : Sql.column(
                superuser,
                "SELECT c.reltoastrelid::regclass FROM pg_class c"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.reltoastrelid <> 0 AND "
                        + Catalogue.OURS)) {
            attempts.add(Attempt.forbidden("read " + toast, "SELECT 1 FROM " + toast + " LIMIT 1"));
        }
        return attempts;
    }
}
