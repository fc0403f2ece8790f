package io.truevalue.crm.imports.run;

import io.truevalue.crm.company.Companies;
import io.truevalue.crm.company.CompanyFields;
import io.truevalue.crm.company.CompanyKeys;
import io.truevalue.crm.contact.ContactFields;
import io.truevalue.crm.contact.ContactKeys;
import io.truevalue.crm.contact.Contacts;
import io.truevalue.crm.imports.job.ImportResource;
import io.truevalue.crm.imports.mapping.CompanyRows;
import io.truevalue.crm.imports.mapping.ContactRows;
import io.truevalue.crm.imports.mapping.Fields;
import jakarta.inject.Singleton;

/** The kinds of records that files may hold. */
@Singleton
public class ImportKinds {
    private final ImportKind<ContactFields> contacts;
    private final ImportKind<CompanyFields> companies;

    ImportKinds(Contacts contacts, ContactKeys contactKeys, Companies companies, CompanyKeys companyKeys) {
        this.contacts = new ImportKind<>(contacts, Fields.ofContacts(), new ContactRows(), contactKeys);
        this.companies = new ImportKind<>(companies, Fields.ofCompanies(), new CompanyRows(), companyKeys);
    }

    public ImportKind<?> of(ImportResource resource) {
        return switch (resource) {
            case CONTACTS -> contacts;
            case COMPANIES -> companies;
        };
    }
}
