package io.truevalue.attack.rls;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that a column may take, the likeliest first, as SQL. */
final class Candidates {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w'.])(\\d{1,6})(?![\\w'.])");
    private static final Pattern OF_AN_ORGANIZATION =
            Pattern.compile("org_id|for_org|current_org|last_organization|organization_id");
    private static final Pattern OF_A_USER = Pattern.compile(".*user(_id)?|.*_by|(owner|lead|actor|reader|member)_id");

    private final Tenant tenant;

    Candidates(Tenant tenant) {
        this.tenant = tenant;
    }

    /** @param checks that the column must pass: what they compare with is tried too */
    List<String> of(Column column, List<String> checks) throws SQLException {
        List<String> values = new ArrayList<>(values(column, checks));
        if (!column.required()) {
            // A time that need not be there mostly says that a row has ended.
            values.add(column.type().startsWith("timestamp") ? 0 : values.size(), "NULL");
        }
        return values.stream().map(value -> "(" + value + ")::" + column.type()).toList();
    }

    private List<String> values(Column column, List<String> checks) throws SQLException {
        if (!column.labels().isEmpty()) {
            return column.labels().stream().map(Sql::text).toList();
        }
        return switch (column.type()) {
            case "uuid" -> uuids(column.name()).stream().map(Sql::text).toList();
            case "text", "character varying", "character", "citext", "name" -> texts(column, checks);
            case "boolean" -> List.of("true", "false");
            case "smallint", "integer", "bigint", "numeric", "real", "double precision" -> numbers(column, checks);
            case "timestamp with time zone", "timestamp without time zone" ->
                List.of("now()", "now() + interval '1 hour'", "now() - interval '1 hour'");
            case "date" -> List.of("current_date", "current_date + 1");
            case "time without time zone", "time with time zone" -> List.of("'12:00'");
            case "interval" -> List.of("'1 hour'");
            case "json", "jsonb" ->
                List.of("'{\"word\":\"" + tenant.word() + "\"}'", "'[\"" + tenant.word() + "\"]'", "'{}'", "'[]'");
            case "bytea" -> List.of("convert_to(" + Sql.text(tenant.word()) + ", 'UTF8')");
            case "inet", "cidr" -> List.of("'192.0.2.7'");
            case "tsvector" -> List.of("to_tsvector('simple', " + Sql.text(tenant.word()) + ")");
            case "tsquery" -> List.of("plainto_tsquery('simple', " + Sql.text(tenant.word()) + ")");
            case "jsonpath" -> List.of("'$'");
            // A row of a kind of records.
            case "contact", "company", "deal" -> List.of("NULL");
            case "xid8" -> List.of("pg_current_xact_id()");
            case "uuid[]" -> List.of("ARRAY[" + Sql.text(tenant.thing().toString()) + "]::uuid[]", "'{}'");
            case "text[]" -> List.of("ARRAY[" + Sql.text(tenant.word()) + "]", "'{}'");
            default -> {
                if (column.type().endsWith("[]")) {
                    yield List.of("'{}'");
                }
                throw new SQLException("no value of the type " + column.type() + " is known: add one to Candidates");
            }
        };
    }

    private List<String> uuids(String column) {
        if (OF_AN_ORGANIZATION.matcher(column).matches()) {
            return List.of(tenant.org().toString());
        }
        if (OF_A_USER.matcher(column).matches()) {
            return List.of(tenant.user().toString());
        }
        return List.of(tenant.thing().toString(), tenant.other().toString());
    }

    private List<String> texts(Column column, List<String> checks) {
        List<String> texts = new ArrayList<>();
        if (OF_A_USER.matcher(column.name()).matches()) {
            texts.add(tenant.user().toString());
        }
        texts.add(tenant.word());
        checks.forEach(check -> LITERAL.matcher(check)
                .results()
                .map(found -> found.group(1).replace("''", "'"))
                .filter(found -> !found.contains("^") && !found.contains("$"))
                .forEach(texts::add));
        texts.addAll(List.of(
                "ABC",
                tenant.word() + "@attack.example",
                "+12025550100",
                "https://" + tenant.word() + ".example",
                "1",
                "123456",
                tenant.thing().toString(),
                "int_" + tenant.thing(),
                tenant.thing().toString().replace("-", "").repeat(2),
                "x:read"));
        return texts.stream().distinct().map(Sql::text).toList();
    }

    /** Of an identity a negative one, so that the sequence is left as it is. */
    private List<String> numbers(Column column, List<String> checks) {
        if (column.identity()) {
            return List.of(Integer.toString(-1 - (tenant.thing().hashCode() & 0x3FFF)));
        }
        List<String> numbers = new ArrayList<>(List.of("1", "0", "2"));
        for (String check : checks) {
            Matcher found = NUMBER.matcher(check);
            while (found.find()) {
                int number = Integer.parseInt(found.group(1));
                numbers.addAll(List.of("" + number, "" + (number + 1), "" + (number - 1)));
            }
        }
        numbers.add("-1");
        return numbers.stream().distinct().toList();
    }
}
