package io.truevalue.attack.rls;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Attacks one service's database in one transaction that is rolled back: two organisations' rows are planted in every
 * table, then everything is tried as the service's role.
 */
public final class DatabaseAttack {
    private final Connection superuser;
    private final Roles roles;
    private final Exceptions exceptions;
    private final Tenant victim = Tenant.named("victim");
    private final Tenant attacker = Tenant.named("attacker");
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Map<String, String>> victims = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> attackers = new LinkedHashMap<>();
    private final Map<String, String> notPlanted = new LinkedHashMap<>();

    private DatabaseAttack(Connection superuser, Roles roles) {
        this.superuser = superuser;
        this.roles = roles;
        this.exceptions = Exceptions.of(roles.database());
    }

    /** @param superuser a connection to the service's database; what is done in it is undone */
    public static List<Finding> play(Connection superuser, Roles roles) throws SQLException {
        superuser.setAutoCommit(false);
        try {
            return new DatabaseAttack(superuser, roles).play();
        } finally {
            superuser.rollback();
            Sql.run(superuser, "RESET SESSION AUTHORIZATION");
            superuser.commit();
        }
    }

    private List<Finding> play() throws SQLException {
        Sql.run(superuser, "SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = '60s'");
        findings.addAll(SchemaRules.play(superuser, roles, exceptions));
        Catalogue catalogue = new Catalogue(superuser);
        List<Table> tables = catalogue.tables();
        plant(tables);
        TableAttack attack = new TableAttack(superuser, roles, attacker, victim, tables);
        for (Table table : tables) {
            if ((table.hasTenant() || table.isPersonal()) && !notPlanted.containsKey(table.name())) {
                attack.fresh(table, victims.getOrDefault(table.name(), Map.of()));
            }
        }
        for (Table table : tables) {
            findings.add(attack(attack, table));
        }
        OtherAttack others = new OtherAttack(superuser, roles, exceptions, attacker, victim);
        for (String view : catalogue.views()) {
            findings.add(others.view(view));
        }
        for (String sequence : catalogue.sequences()) {
            findings.add(others.sequence(sequence));
        }
        for (Catalogue.Routine routine : catalogue.routines()) {
            findings.add(others.routine(routine, tables));
        }
        findings.add(others.server());
        findings.add(leftBehind(tables, catalogue.routines()));
        return List.copyOf(findings);
    }

    private void plant(List<Table> tables) throws SQLException {
        Sql.run(superuser, "SET LOCAL session_replication_role = replica");
        Planting planting = new Planting(superuser);
        for (Table table : tables) {
            if ((!table.hasTenant() && !table.isPersonal()) || table.partition()) {
                continue;
            }
            Sql.run(superuser, "SAVEPOINT planting");
            try {
                victims.put(table.name(), planting.plant(table, victim));
                attackers.put(table.name(), planting.plant(table, attacker));
                Sql.run(superuser, "RELEASE SAVEPOINT planting");
            } catch (SQLException e) {
                Sql.run(superuser, "ROLLBACK TO SAVEPOINT planting");
                victims.remove(table.name());
                notPlanted.put(table.name(), String.valueOf(e.getMessage()));
            }
        }
        Sql.run(superuser, "SET LOCAL session_replication_role = origin");
    }

    private Finding attack(TableAttack attack, Table table) throws SQLException {
        String missing = notPlanted.get(table.name());
        if (missing != null) {
            return new Finding("table", table.name(), 0, 0, 0, List.of("no row could be planted: " + missing), "");
        }
        if (table.hasTenant() || table.isPersonal()) {
            return attack.owned(
                    table,
                    victims.getOrDefault(table.name(), Map.of()),
                    attackers.getOrDefault(table.name(), Map.of()),
                    exceptions);
        }
        return exceptions
                .find("table", table.name())
                .map(exception -> attack.shared(table, exception))
                .orElseGet(() -> new Finding(
                        "table",
                        table.name(),
                        0,
                        0,
                        0,
                        List.of("has no org_id: give it one, or list it in exceptions.csv with the reason"),
                        ""));
    }

    /** An exception whose object has gone would hide a new one of that name. */
    private Finding leftBehind(List<Table> tables, List<Catalogue.Routine> routines) {
        List<String> stale = new ArrayList<>();
        for (String listed : exceptions.listed("table")) {
            if (tables.stream().noneMatch(table -> table.name().equals(listed) && !table.hasTenant())) {
                stale.add(listed + ": is listed in exceptions.csv and needs no exception");
            }
        }
        for (String listed : exceptions.listed("function")) {
            if (routines.stream().noneMatch(routine -> routine.name().equals(listed))) {
                stale.add(listed + ": is listed in exceptions.csv and does not exist");
            }
        }
        return Finding.rule("every exception is still needed", stale);
    }
}
