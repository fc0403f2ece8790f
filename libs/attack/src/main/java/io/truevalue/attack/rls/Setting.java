package io.truevalue.attack.rls;

import java.util.ArrayList;
import java.util.List;

/**
 * What an attacker has set as their tenant.
 *
 * @param statement that sets it; empty where nothing was ever set on the connection
 * @param malformed whether the server may refuse the value as such
 */
record Setting(String name, String statement, boolean malformed) {
    /** What the service itself holds when it works for itself. */
    private static final String EVERYTHING = ",*,";

    private static final List<String> MALFORMED =
            List.of("not-a-uuid", "' OR true --", "*", "%", "00000000-0000-0000-0000", "null", "1) OR (1=1");

    /** Somebody of another organisation who holds every permission there. */
    static Setting foreign(Tenant attacker, Table table) {
        return table.hasTenant()
                ? foreign(attacker)
                : of("another user", attacker.org().toString(), attacker, ",contacts:read,", false);
    }

    static Setting foreign(Tenant attacker) {
        return of("foreign", attacker.org().toString(), attacker, EVERYTHING, false);
    }

    /** A connection on which nothing was set yet: to be tried before any other. */
    static Setting fresh() {
        return new Setting("none, fresh", "", false);
    }

    /** No tenant on a connection that had one. */
    static Setting reused(Tenant attacker) {
        return of("none, reused", "", attacker, ",contacts:read,members:read,organization:write,", false);
    }

    /** The service at work for itself, with no organisation. */
    static Setting itself() {
        return new Setting("none, the service itself", statement("", "", EVERYTHING), false);
    }

    /** For rows that are users': the service itself, which has every permission, may see them. */
    static List<Setting> malformed(Tenant attacker, Tenant victim, Table table) {
        return malformed(attacker, victim, table.hasTenant() ? EVERYTHING : ",contacts:read,");
    }

    static List<Setting> malformed(Tenant attacker, Tenant victim) {
        return malformed(attacker, victim, EVERYTHING);
    }

    private static List<Setting> malformed(Tenant attacker, Tenant victim, String permissions) {
        List<String> values = new ArrayList<>(MALFORMED);
        values.add(attacker.org() + "," + victim.org());
        values.add(victim.org() + "'");
        values.add(victim.org().toString().substring(1));
        return values.stream()
                .map(value -> of("malformed", value, attacker, permissions, true))
                .toList();
    }

    private static Setting of(String name, String org, Tenant attacker, String permissions, boolean malformed) {
        return new Setting(name, statement(org, attacker.user().toString(), permissions), malformed);
    }

    private static String statement(String org, String user, String permissions) {
        return "SELECT set_config('app.org_id', " + Sql.text(org) + ", true), set_config('app.user_id', "
                + Sql.text(user) + ", true), set_config('app.permissions', " + Sql.text(permissions)
                + ", true), set_config('app.team_ids', '', true), set_config('app.policies', 'none', true)";
    }
}
