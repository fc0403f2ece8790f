package io.truevalue.crm.contact;

import io.truevalue.crm.company.CompanyNames;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Contacts as a kind of records. */
@Singleton
public final class Contacts implements RecordType<ContactFields> {
    private final ContactStore store;
    private final CompanyNames companies;

    Contacts(ContactStore store, CompanyNames companies) {
        this.store = store;
        this.companies = companies;
    }

    @Override
    public String name() {
        return "contact";
    }

    @Override
    public String plural() {
        return "contacts";
    }

    @Override
    public Class<ContactFields> fieldsClass() {
        return ContactFields.class;
    }

    @Override
    public ContactFields ruled(ContactFields given, @Nullable ContactFields before, Faults faults) {
        return atCompany(given.named(before, faults).reachable(faults), before, faults);
    }

    private ContactFields atCompany(ContactFields given, @Nullable ContactFields before, Faults faults) {
        UUID company = given.companyId();
        if (company == null || (before != null && company.equals(before.companyId()))) {
            return given;
        }
        Optional<String> name = companies.find(company);
        if (name.isEmpty()) {
            faults.add("company_id", "unknown", "no such company");
        }
        boolean named = given.companyName() != null
                && (before == null || !given.companyName().equals(before.companyName()));
        return named ? given : given.at(name.orElse(null));
    }

    @Override
    public ContactView view(Kept<ContactFields> kept) {
        return ContactView.of(kept);
    }

    @Override
    public Findable findable(Kept<ContactFields> kept) {
        ContactFields contact = kept.fields();
        List<@Nullable String> details = new ArrayList<>();
        details.add(contact.jobTitle());
        details.add(contact.companyName());
        contact.emails().forEach(email -> details.add(email.value()));
        contact.phones().forEach(phone -> details.add(phone.value()));
        List<@Nullable String> more = new ArrayList<>(contact.tags());
        contact.phones().forEach(phone -> more.add(phone.e164()));
        contact.addresses().forEach(address -> more.addAll(Arrays.asList(address.city(), address.state())));
        return new Findable(
                name(),
                kept.id(),
                contact.ownerId(),
                contact.teamId(),
                Objects.requireNonNullElse(contact.fullName(), ""),
                Arrays.asList(contact.firstName(), contact.lastName()),
                details,
                more);
    }

    @Override
    public RecordStore<ContactFields> store() {
        return store;
    }
}
