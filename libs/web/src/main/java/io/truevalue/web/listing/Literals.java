package io.truevalue.web.listing;

import io.truevalue.web.Ids;
import io.truevalue.web.StorableTexts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Checks that a value from outside can be cast to its column's type, so that the database never has to refuse it. */
final class Literals {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,10})?");
    private static final Pattern STORED_TIME =
            Pattern.compile("\\d{4,6}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?[+-]\\d\\d(:\\d\\d)?|-?infinity");

    private Literals() {}

    static String checked(String value, Column column, String parameter) {
        boolean valid = StorableTexts.storable(value)
                && switch (column.kind()) {
                    case TEXT, TEXTS -> true;
                    case UUID -> Ids.parse(value).isPresent();
                    case TIMESTAMP ->
                        isTime(value) || STORED_TIME.matcher(value).matches();
                    case DATE -> isDate(value);
                    case NUMBER -> NUMBER.matcher(value).matches();
                    case BOOLEAN -> value.equals("true") || value.equals("false");
                };
        if (!valid) {
            throw ListRequest.invalid(parameter, column.name() + " takes another kind of value");
        }
        return value;
    }

    private static boolean isTime(String value) {
        try {
            int year = OffsetDateTime.parse(value).getYear();
            return year > -4_000 && year < 100_000;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDate(String value) {
        try {
            int year = LocalDate.parse(value).getYear();
            return year > 0 && year < 100_000;
        } catch (DateTimeException e) {
            return value.equals("infinity");
        }
    }
}
