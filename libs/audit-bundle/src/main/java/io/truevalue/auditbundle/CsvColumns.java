package io.truevalue.auditbundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An event in columns, so that a person can read it in a spreadsheet; none of them is taken for a formula there. */
public final class CsvColumns {
    /** The names of the columns before the last. */
    public static final List<String> NAMES = List.of(
            "id",
            "type",
            "source",
            "time",
            "actor_id",
            "actor_type",
            "actor_display",
            "organization_id",
            "resource_type",
            "resource_id",
            "request_id",
            "ip",
            "user_agent",
            "outcome",
            "before",
            "after");

    /** The last column's: the bundle's line. */
    public static final String RECORD = "record";

    /** The cells of a row that is no event. */
    public static final List<String> NONE = Collections.nCopies(NAMES.size(), "");

    private static final List<String> POINTERS = List.of(
            "/id",
            "/type",
            "/source",
            "/time",
            "/actor/id",
            "/actor/type",
            "/actor/display",
            "/organization_id",
            "/resource/type",
            "/resource/id",
            "/request_id",
            "/ip",
            "/user_agent",
            "/outcome",
            "/before",
            "/after");

    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n";

    private CsvColumns() {}

    /** An event's cells, before they are quoted. */
    public static List<String> of(JsonNode told) {
        List<String> cells = new ArrayList<>(NAMES.size());
        for (String pointer : POINTERS) {
            JsonNode value = told.at(pointer);
            boolean asJson = !value.isNull() && (pointer.equals("/before") || pointer.equals("/after"));
            cells.add(inert(asJson ? value.toString() : value.asText("")));
        }
        return cells;
    }

    private static String inert(String text) {
        // As UTF-8 writes half a character, which is none.
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return !whole.isEmpty() && FORMULA.indexOf(whole.charAt(0)) >= 0 ? "'" + whole : whole;
    }
}
