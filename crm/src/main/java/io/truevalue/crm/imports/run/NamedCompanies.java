package io.truevalue.crm.imports.run;

import io.truevalue.crm.company.CompanyFields;
import io.truevalue.crm.imports.mapping.Row;
import io.truevalue.crm.record.Kept;
import io.truevalue.web.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The companies that rows name and that are to exist.
 *
 * @param ids by name in lower case
 * @param made those that were made for it
 * @param unmade why one could not be made, by name in lower case
 */
record NamedCompanies(Map<String, UUID> ids, List<Kept<CompanyFields>> made, Map<String, Problem> unmade) {
    static final String FIELD = "company:create";
    static final NamedCompanies NONE = new NamedCompanies(Map.of(), List.of(), Map.of());

    void refuseUnmade(Row cells) {
        cells.one(FIELD).map(name -> unmade.get(name.toLowerCase(Locale.ROOT))).ifPresent(problem -> {
            throw problem;
        });
    }
}
