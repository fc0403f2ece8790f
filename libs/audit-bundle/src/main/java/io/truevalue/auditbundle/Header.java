package io.truevalue.auditbundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.truevalue.merkle.ProofRejected;
import io.truevalue.merkle.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bundle's first line.
 *
 * @param filter what was asked for; empty where everything was
 * @param expired how many of the first leaves are kept as hashes alone
 */
public record Header(
        String organizationId,
        String origin,
        String exportedAt,
        Map<String, String> filter,
        long expired,
        List<VerifierKey> keys) {
    /** What {@code bundle} says. */
    public static final String VERSION = "truevalue-audit-bundle/1";

    private static final String ORIGIN = "truevalue/audit/";

    static Header parse(Line line) {
        try {
            return parse(Json.object(line.json()));
        } catch (BundleRejected | ProofRejected e) {
            throw new BundleRejected("line 1: " + e.getMessage());
        }
    }

    private static Header parse(JsonNode line) {
        BundleRejected.unless(
                VERSION.equals(line.path("bundle").textValue()), "it is not the beginning of a bundle of version 1");
        String organization = Json.text(line, "organization_id");
        String origin = Json.text(line, "origin");
        BundleRejected.unless(origin.equals(ORIGIN + organization), "the origin is not that of the organisation");
        Map<String, String> filter = new TreeMap<>();
        Json.object(line, "filter")
                .properties()
                .forEach(asked -> filter.put(asked.getKey(), asked.getValue().asText()));
        List<VerifierKey> keys = new ArrayList<>();
        for (JsonNode key : line.path("keys")) {
            keys.add(VerifierKey.parse(key.asText()));
            BundleRejected.unless(keys.getLast().name().equals(origin), "a key is not one of this log");
        }
        BundleRejected.unless(!keys.isEmpty(), "there is no key");
        return new Header(
                organization,
                origin,
                Json.text(line, "exported_at"),
                filter,
                Json.leaves(line, "expired"),
                List.copyOf(keys));
    }
}
