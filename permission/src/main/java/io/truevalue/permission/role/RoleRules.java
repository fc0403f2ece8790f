package io.truevalue.permission.role;

import io.truevalue.permission.catalogue.CatalogueSnapshot;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.FieldError;
import io.truevalue.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a custom role may be called and may list. */
final class RoleRules {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int MOST_ENTRIES = 500;
    /** Names travel in a header, separated by commas. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private RoleRules() {}

    /** Whether a role can be called so. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static String name(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw invalid("name", "required", "a name");
        }
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw invalid(
                    "name",
                    "invalid_format",
                    "at most " + LONGEST_NAME + " lower-case letters and digits, with single hyphens between");
        }
        if (io.truevalue.web.Ids.parse(name).isPresent()) {
            throw invalid("name", "invalid_format", "not of the form of an id");
        }
        return name;
    }

    static String description(@Nullable String description) {
        String text = description == null ? "" : description;
        if (text.codePointCount(0, text.length()) > LONGEST_DESCRIPTION) {
            throw invalid("description", "too_long", "at most " + LONGEST_DESCRIPTION + " characters");
        }
        return text;
    }

    static Set<String> permissions(@Nullable List<@Nullable String> names, CatalogueSnapshot catalogue) {
        List<FieldError> unknown = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        List<@Nullable String> given = names == null ? List.of() : names;
        limit("permissions", given.size());
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i);
            if (name == null || catalogue.find(name).isEmpty()) {
                unknown.add(new FieldError("permissions[" + i + "]", "unknown_permission", "one of the catalogue"));
            } else {
                known.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw CommonProblem.VALIDATION_FAILED
                    .because("Some permissions are not of the catalogue.")
                    .fields(unknown);
        }
        return known;
    }

    static void limit(String field, int entries) {
        if (entries > MOST_ENTRIES) {
            throw invalid(field, "too_many", "at most " + MOST_ENTRIES);
        }
    }

    static Problem invalid(String field, String code, String message) {
        return CommonProblem.VALIDATION_FAILED
                .because("The field " + field + " is not valid: " + message + ".")
                .field(field, code, message);
    }
}
