package io.truevalue.crm.imports.run;

import io.truevalue.crm.company.Companies;
import io.truevalue.crm.company.CompanyFields;
import io.truevalue.crm.company.CompanyNames;
import io.truevalue.crm.imports.job.Import;
import io.truevalue.crm.imports.run.BatchReader.Mapped;
import io.truevalue.crm.record.CreateRecords;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.RecordChecks;
import io.truevalue.crm.record.RecordLimit;
import io.truevalue.crm.record.RecordProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Makes the companies that contacts' rows name, where the mapping asks for that and they do not exist. */
@Singleton
class MakeCompanies {
    private final Companies companies;
    private final CompanyNames names;
    private final RecordChecks checks;
    private final RecordLimit limit;
    private final CreateRecords creation;

    MakeCompanies(
            Companies companies, CompanyNames names, RecordChecks checks, RecordLimit limit, CreateRecords creation) {
        this.companies = companies;
        this.names = names;
        this.checks = checks;
        this.limit = limit;
        this.creation = creation;
    }

    NamedCompanies make(Import job, List<Mapped> rows) {
        if (!job.mapping().maps(NamedCompanies.FIELD)) {
            return NamedCompanies.NONE;
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        rows.forEach(
                row -> row.cells().one(NamedCompanies.FIELD).ifPresent(name -> wanted.putIfAbsent(lower(name), name)));
        Map<String, UUID> ids = new HashMap<>(names.byName(wanted.keySet()));
        wanted.keySet().removeAll(ids.keySet());
        Map<String, Problem> unmade = new HashMap<>();
        List<Kept<CompanyFields>> made = makeAll(wanted, unmade);
        made.forEach(company -> ids.put(lower(company.fields().name()), company.id()));
        return new NamedCompanies(ids, made, unmade);
    }

    private List<Kept<CompanyFields>> makeAll(Map<String, String> wanted, Map<String, Problem> unmade) {
        List<CompanyFields> checked = new ArrayList<>();
        wanted.forEach((lower, name) -> {
            try {
                checked.add(checks.checkNew(companies, CompanyFields.named(name)));
            } catch (Problem e) {
                unmade.put(lower, e);
            }
        });
        int granted = limit.takeUpTo(checked.size());
        checked.stream()
                .skip(granted)
                .forEach(fields -> unmade.put(
                        lower(fields.name()),
                        RecordProblem.RECORDS_LIMIT_REACHED.because("Your plan holds no more records.")));
        return creation.createCounted(companies, checked.subList(0, granted));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
