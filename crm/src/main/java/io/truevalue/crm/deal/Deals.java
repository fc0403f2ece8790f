package io.truevalue.crm.deal;

import io.truevalue.crm.company.CompanyNames;
import io.truevalue.crm.contact.KnownContacts;
import io.truevalue.crm.record.Faults;
import io.truevalue.crm.record.Kept;
import io.truevalue.crm.record.RecordStore;
import io.truevalue.crm.record.RecordType;
import io.truevalue.crm.search.Findable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deals as a kind of records. */
@Singleton
final class Deals implements RecordType<DealFields> {
    private final DealStore store;
    private final PlaceDeal places;
    private final CompanyNames companies;
    private final KnownContacts contacts;

    Deals(DealStore store, PlaceDeal places, CompanyNames companies, KnownContacts contacts) {
        this.store = store;
        this.places = places;
        this.companies = companies;
        this.contacts = contacts;
    }

    @Override
    public String name() {
        return "deal";
    }

    @Override
    public String plural() {
        return "deals";
    }

    @Override
    public Class<DealFields> fieldsClass() {
        return DealFields.class;
    }

    @Override
    public DealFields ruled(DealFields given, @Nullable DealFields before, Faults faults) {
        given.check(faults);
        UUID company = given.companyId();
        if (company != null
                && (before == null || !company.equals(before.companyId()))
                && companies.find(company).isEmpty()) {
            faults.add("company_id", "unknown", "no such company");
        }
        checkContacts(given.contactIds(), before == null ? List.of() : before.contactIds(), faults);
        return places.placed(given, before, faults);
    }

    private void checkContacts(List<UUID> given, List<UUID> before, Faults faults) {
        List<UUID> added =
                given.stream().filter(contact -> !before.contains(contact)).toList();
        Set<UUID> known = contacts.of(added);
        for (UUID contact : added) {
            if (!known.contains(contact)) {
                faults.add("contact_ids[" + given.indexOf(contact) + "]", "unknown", "no such contact");
            }
        }
    }

    @Override
    public DealFields restorable(DealFields deleted) {
        return places.back(deleted);
    }

    @Override
    public String changedAs(DealFields before, DealFields after) {
        return Objects.equals(before.stageId(), after.stageId()) ? "updated" : "stage_changed";
    }

    @Override
    public DealView view(Kept<DealFields> kept) {
        return DealView.of(kept);
    }

    @Override
    public Findable findable(Kept<DealFields> kept) {
        DealFields deal = kept.fields();
        List<@Nullable String> details = new ArrayList<>();
        details.add(deal.amount() == null ? null : deal.amount().text());
        details.add(deal.status() == null ? null : deal.status().wireName());
        details.add(deal.closeDate() == null ? null : deal.closeDate().toString());
        return new Findable(
                name(),
                kept.id(),
                deal.ownerId(),
                deal.teamId(),
                Objects.requireNonNullElse(deal.name(), ""),
                List.of(),
                details,
                new ArrayList<>(deal.tags()));
    }

    @Override
    public RecordStore<DealFields> store() {
        return store;
    }
}
