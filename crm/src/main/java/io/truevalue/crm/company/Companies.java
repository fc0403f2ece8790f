package io.truevalue.crm.company;

import io.truevalue.crm.record.Faults;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.RecordStore;
import io.truevalue.crm.record.RecordType;
import io.truevalue.crm.search.Findable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Companies as a kind of records. */
@Singleton
public final class Companies implements RecordType<CompanyFields> {
    private final CompanyStore store;

    Companies(CompanyStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "company";
    }

    @Override
    public String plural() {
        return "companies";
    }

    @Override
    public Class<CompanyFields> fieldsClass() {
        return CompanyFields.class;
    }

    @Override
    public CompanyFields ruled(CompanyFields given, @Nullable CompanyFields before, Faults faults) {
        return given.reachable(faults);
    }

    @Override
    public CompanyView view(Kept<CompanyFields> kept) {
        return CompanyView.of(kept);
    }

    @Override
    public Findable findable(Kept<CompanyFields> kept) {
        CompanyFields company = kept.fields();
        List<@Nullable String> details = new ArrayList<>();
        details.add(company.industry());
        details.add(company.domain());
        details.add(company.website());
        company.phones().forEach(phone -> details.add(phone.value()));
        List<@Nullable String> more = new ArrayList<>(company.tags());
        company.phones().forEach(phone -> more.add(phone.e164()));
        company.addresses().forEach(address -> more.addAll(Arrays.asList(address.city(), address.state())));
        return new Findable(
                name(),
                kept.id(),
                company.ownerId(),
                company.teamId(),
                Objects.requireNonNullElse(company.name(), ""),
                List.of(),
                details,
                more);
    }

    @Override
    public RecordStore<CompanyFields> store() {
        return store;
    }
}
