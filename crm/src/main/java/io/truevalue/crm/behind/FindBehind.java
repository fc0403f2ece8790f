package io.truevalue.crm.behind;

import io.truevalue.crm.company.ListCompanies;
import io.truevalue.crm.contact.ListContacts;
import io.truevalue.crm.deal.ListDeals;
import io.truevalue.tenancy.Principal;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.AccessPolicies;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import io.truevalue.web.problem.CommonProblem;
import io.truevalue.web.problem.Problem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what the reader may see, newest first, by the same lists and policies as if they asked themselves. */
@Singleton
class FindBehind {
    private final ListContacts contacts;
    private final ListCompanies companies;
    private final ListDeals deals;
    private final AccessPolicies policies;

    FindBehind(ListContacts contacts, ListCompanies companies, ListDeals deals, AccessPolicies policies) {
        this.contacts = contacts;
        this.companies = companies;
        this.deals = deals;
        this.policies = policies;
    }

    /** @param title empty where the reader may not see its name */
    record Item(String type, UUID id, String title) {}

    /** @param takesCursor false where the cursor is of no page of this list */
    record Found(List<Item> items, @Nullable String nextCursor, boolean takesCursor) {}

    Found find(BehindQuestion question) {
        Principal reader =
                policies.applied(question.reader().in(Tenancy.current().organization()));
        if (!reader.mayInSomeScope(question.resource() + ":read")) {
            return new Found(List.of(), null, true);
        }
        ListRequest request = new ListRequest(
                Math.clamp(question.limit(), 1, ListRequest.LARGEST_LIMIT),
                question.cursor(),
                "-created_at",
                "created_at=ge=" + question.from() + ";created_at=lt=" + question.to(),
                false);
        try {
            Page<Item> page = Tenancy.callAs(reader, () -> page(question.resource(), request));
            return new Found(page.items(), page.nextCursor(), true);
        } catch (Problem refused) {
            if (refused.type() == CommonProblem.VALIDATION_FAILED) {
                return new Found(List.of(), null, false);
            }
            throw refused;
        }
    }

    private Page<Item> page(String resource, ListRequest request) {
        return switch (resource) {
            case "contacts" ->
                contacts.list(request).map(found -> new Item("contact", found.id(), text(found.fullName())));
            case "companies" ->
                companies.list(request).map(found -> new Item("company", found.id(), text(found.name())));
            case "deals" -> deals.list(request).map(found -> new Item("deal", found.id(), text(found.name())));
            default -> throw CommonProblem.NOT_FOUND.because("No such kind of records.");
        };
    }

    private static String text(@Nullable String title) {
        return title == null ? "" : title;
    }
}
