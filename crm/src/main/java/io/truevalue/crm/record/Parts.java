package io.truevalue.crm.record;

import java.util.Map;

/** Columns of lists and filters that are part of a field, with the field. */
public final class Parts {
    public static final Map<String, String> COLUMNS = Map.of(
            "email", "emails",
            "phone", "phones",
            "city", "addresses",
            "state", "addresses",
            "postal_code", "addresses",
            "country", "addresses",
            "currency", "amount",
            "contact_id", "contact_ids");

    private Parts() {}
}
