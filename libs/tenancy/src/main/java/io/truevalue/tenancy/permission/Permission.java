package io.truevalue.tenancy.permission;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The right to do one action on a kind of resource, or on one field of it, over the records of a scope. Its name is
 * {@code resource:action} or {@code resource.field:action}, with {@code @team} or {@code @own} where it reaches less
 * than all records.
 *
 * @param field null where the permission is for whole records
 */
public record Permission(String resource, @Nullable String field, String action, Scope scope) {
    private static final int LONGEST = 150;
    private static final Pattern FORM = Pattern.compile(
            "(?<resource>[a-z][a-z0-9-]*)(\\.(?<field>[a-z][a-z0-9_]*))?:(?<action>[a-z]+)(?<scope>@team|@own)?");

    /** Over all records. */
    public static Permission of(String resource, String action) {
        return new Permission(resource, null, action, Scope.ALL);
    }

    /** Empty where the text is not of the form of a permission. */
    public static Optional<Permission> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        if (name.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        String suffix = matcher.group("scope");
        return Optional.of(new Permission(
                matcher.group("resource"),
                matcher.group("field"),
                matcher.group("action"),
                suffix == null ? Scope.ALL : suffix.equals(Scope.TEAM.suffix()) ? Scope.TEAM : Scope.OWN));
    }

    public String name() {
        return resource + (field == null ? "" : "." + field) + ":" + action + scope.suffix();
    }

    public Permission in(Scope other) {
        return new Permission(resource, field, action, other);
    }

    /** The same for one field of the resource. */
    public Permission ofField(String name) {
        return new Permission(resource, name, action, scope);
    }

    /** The same for whole records. */
    public Permission ofRecord() {
        return new Permission(resource, null, action, scope);
    }

    /** Whether who holds this holds the other, too: a whole record has its fields, and all records are anybody's. */
    public boolean covers(Permission other) {
        return resource.equals(other.resource)
                && action.equals(other.action)
                && (field == null || field.equals(other.field))
                && (scope == Scope.ALL || scope == other.scope);
    }

    /** Itself and each wider one that covers it. */
    public List<Permission> andWider() {
        return Stream.of(this, in(Scope.ALL), ofRecord(), ofRecord().in(Scope.ALL))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return name();
    }
}
