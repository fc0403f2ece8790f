package io.truevalue.crm.record;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An organisation's own fields of a record: plain values and lists of them, under short names. */
public final class CustomValues {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int MOST_KEYS = 50;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LARGEST_EXPONENT = 100;

    private CustomValues() {}

    public static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    public static void check(Map<String, Object> custom, Faults faults) {
        if (custom.size() > MOST_KEYS) {
            faults.add("custom", "invalid_length", "at most " + MOST_KEYS + " fields");
        }
        custom.forEach((key, value) -> {
            String field = "custom." + key;
            if (!isKey(key)) {
                faults.add(field, "invalid_format", "a name has 1 to 40 of a-z, 0-9 and _, and begins with a letter");
            } else if (value instanceof List<?> values) {
                checkAll(field, values, faults);
            } else {
                checkOne(field, value, faults);
            }
        });
    }

    private static void checkAll(String field, List<?> values, Faults faults) {
        if (values.size() > MOST_VALUES) {
            faults.add(field, "invalid_length", "at most " + MOST_VALUES + " values");
        }
        for (int i = 0; i < values.size(); i++) {
            checkOne(field + "[" + i + "]", values.get(i), faults);
        }
    }

    @SuppressWarnings("NullAway") // A list of JSON may hold null.
    private static void checkOne(String field, Object value, Faults faults) {
        switch (value) {
            case String text
            when text.length() > LONGEST_TEXT ->
                faults.add(field, "invalid_length", "at most " + LONGEST_TEXT + " characters");
            case BigDecimal number
            when Math.abs((long) number.scale()) > LARGEST_EXPONENT ->
                faults.add(field, "invalid_number", "too large or too small");
            case String text -> {}
            case Number number -> {}
            case Boolean flag -> {}
            case null, default ->
                faults.add(field, "invalid_type", "a text, a number, true, false, or a list of these");
        }
    }
}
