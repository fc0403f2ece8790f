package io.truevalue.crm.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of records that hold lists and maps. */
@Singleton
public class JsonColumns {
    private static final TypeReference<List<Email>> EMAILS = new TypeReference<>() {};
    private static final TypeReference<List<Phone>> PHONES = new TypeReference<>() {};
    private static final TypeReference<List<Address>> ADDRESSES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> CUSTOM = new TypeReference<>() {};

    private final ObjectMapper json;

    JsonColumns(ObjectMapper json) {
        this.json = json;
    }

    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record's fields can be written as JSON", e);
        }
    }

    public List<Email> emails(ResultSet row) throws SQLException {
        return read(row.getString("emails"), "[]", EMAILS);
    }

    public List<Phone> phones(ResultSet row) throws SQLException {
        return read(row.getString("phones"), "[]", PHONES);
    }

    public List<Address> addresses(ResultSet row) throws SQLException {
        return read(row.getString("addresses"), "[]", ADDRESSES);
    }

    public Map<String, Object> custom(ResultSet row) throws SQLException {
        return read(row.getString("custom"), "{}", CUSTOM);
    }

    /** Fields of a record by name. */
    Map<String, Object> fields(ResultSet row, String column) throws SQLException {
        return read(row.getString(column), "{}", CUSTOM);
    }

    public static List<String> tags(ResultSet row) throws SQLException {
        return texts(row, "tags");
    }

    /** None where they are hidden. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        Array texts = row.getArray(column);
        return texts == null ? List.of() : List.of((String[]) texts.getArray());
    }

    /** None where they are hidden. */
    public static List<UUID> ids(ResultSet row, String column) throws SQLException {
        Array ids = row.getArray(column);
        return ids == null ? List.of() : List.of((UUID[]) ids.getArray());
    }

    /** An array of one member of each entry, to filter by. */
    public static String each(String column, String member) {
        return "ARRAY(SELECT e ->> '" + member + "' FROM jsonb_array_elements(" + column + ") e)";
    }

    public static void setTexts(PreparedStatement statement, int index, List<String> texts) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("text", texts.toArray()));
    }

    /** Null where there is none, or it is hidden. */
    public <T> @Nullable T read(ResultSet row, String column, Class<T> type) throws SQLException {
        String text = row.getString(column);
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column holds what was written to it", e);
        }
    }

    private <T> T read(@Nullable String text, String hidden, TypeReference<T> type) {
        try {
            return json.readValue(text == null ? hidden : text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column holds what was written to it", e);
        }
    }
}
