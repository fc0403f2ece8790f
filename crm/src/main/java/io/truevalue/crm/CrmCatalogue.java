package io.truevalue.crm;

import static io.truevalue.tenancy.permission.Scope.ALL;
import static io.truevalue.tenancy.permission.Scope.OWN;
import static io.truevalue.tenancy.permission.Scope.TEAM;

import io.micronaut.context.annotation.Factory;
import io.truevalue.tenancy.catalogue.Action;
import io.truevalue.tenancy.catalogue.Attribute;
import io.truevalue.tenancy.catalogue.Field;
import io.truevalue.tenancy.catalogue.Resource;
import io.truevalue.tenancy.catalogue.ServiceCatalogue;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What crm lets be permitted. */
@Factory
final class CrmCatalogue {
    private static final String MANAGER = "manager";
    private static final String MEMBER = "member";
    private static final String VIEWER = "viewer";

    @Singleton
    ServiceCatalogue catalogue() {
        return new ServiceCatalogue(
                2,
                List.of(
                        records("contacts", "Contacts", contactFields(), contactAttributes()),
                        records("companies", "Companies", companyFields(), companyAttributes()),
                        records("deals", "Deals", dealFields(), dealAttributes()),
                        records("activities", "Activities", List.of(), List.of()),
                        records("notes", "Notes", List.of(), List.of()),
                        records("tasks", "Tasks", List.of(), List.of()),
                        settings("pipelines", "Pipelines"),
                        settings("custom-fields", "Custom fields"),
                        batches("imports", "Imports"),
                        batches("exports", "Exports"),
                        changeSets()));
    }

    /**
     * What people own, alone or with a team. A member's are their own ones and those that are shared with a team of
     * theirs.
     */
    private static Resource records(String name, String title, List<Field> fields, List<Attribute> attributes) {
        String plural = title.toLowerCase(Locale.ROOT);
        Action read = Action.of("read", "See " + plural)
                .scoped(TEAM, OWN)
                .heldBy(MANAGER, ALL, TEAM)
                .heldBy(MEMBER, TEAM, OWN)
                .heldBy(VIEWER);
        Action write = Action.of("write", "Create and change " + plural)
                .scoped(TEAM, OWN)
                .heldBy(MANAGER, TEAM)
                .heldBy(MEMBER, TEAM, OWN);
        Action delete =
                Action.of("delete", "Delete " + plural).scoped(TEAM, OWN).heldBy(MANAGER, TEAM);
        return new Resource(
                name,
                title,
                fields.isEmpty()
                        ? List.of(read, write, delete)
                        : List.of(read.alsoByField(), write.alsoByField(), delete),
                fields,
                attributes);
    }

    private static Resource settings(String name, String title) {
        String plural = title.toLowerCase(Locale.ROOT);
        return new Resource(
                name,
                title,
                List.of(
                        Action.of("read", "See " + plural)
                                .heldBy(MANAGER)
                                .heldBy(MEMBER)
                                .heldBy(VIEWER),
                        Action.of("write", "Make and change " + plural)));
    }

    private static Resource batches(String name, String title) {
        String plural = title.toLowerCase(Locale.ROOT);
        return new Resource(
                name,
                title,
                List.of(
                        Action.of("read", "See " + plural).scoped(OWN).heldBy(MANAGER, OWN),
                        Action.of("write", "Start " + plural).scoped(OWN).heldBy(MANAGER, OWN)));
    }

    private static Resource changeSets() {
        return new Resource(
                "change-sets",
                "Change sets",
                List.of(
                        Action.of("read", "See what was changed together")
                                .scoped(OWN)
                                .heldBy(MANAGER, OWN)
                                .heldBy(MEMBER, OWN),
                        Action.of("write", "Undo what was changed together")
                                .scoped(OWN)
                                .heldBy(MANAGER, OWN)
                                .heldBy(MEMBER, OWN)));
    }

    private static List<Field> contactFields() {
        return List.of(
                new Field("first_name", "First name"),
                new Field("last_name", "Last name"),
                new Field("full_name", "Full name"),
                new Field("job_title", "Job title"),
                new Field("company_id", "Company"),
                new Field("company_name", "Company name"),
                new Field("emails", "E-mail addresses"),
                new Field("phones", "Phone numbers"),
                new Field("addresses", "Addresses"),
                new Field("birthday", "Birthday"),
                new Field("website", "Website"),
                new Field("tags", "Tags"),
                new Field("custom", "Custom fields"));
    }

    private static List<Field> companyFields() {
        return List.of(
                new Field("name", "Name"),
                new Field("domain", "Domain"),
                new Field("industry", "Industry"),
                new Field("website", "Website"),
                new Field("phones", "Phone numbers"),
                new Field("addresses", "Addresses"),
                new Field("tags", "Tags"),
                new Field("custom", "Custom fields"));
    }

    private static List<Field> dealFields() {
        return List.of(
                new Field("name", "Name"),
                new Field("pipeline_id", "Pipeline"),
                new Field("stage_id", "Stage"),
                new Field("position", "Position"),
                new Field("amount", "Amount"),
                new Field("close_date", "Close date"),
                new Field("status", "Status"),
                new Field("company_id", "Company"),
                new Field("contact_ids", "Contacts"),
                new Field("tags", "Tags"),
                new Field("custom", "Custom fields"));
    }

    private static List<Attribute> contactAttributes() {
        return withCommon(
                new Attribute("first_name", Attribute.Type.STRING, "First name"),
                new Attribute("last_name", Attribute.Type.STRING, "Last name"),
                new Attribute("full_name", Attribute.Type.STRING, "Full name"),
                new Attribute("job_title", Attribute.Type.STRING, "Job title"),
                new Attribute("company_id", Attribute.Type.UUID, "Company"),
                new Attribute("company_name", Attribute.Type.STRING, "Company name"),
                new Attribute("birthday", Attribute.Type.DATE, "Birthday"),
                new Attribute("website", Attribute.Type.STRING, "Website"));
    }

    private static List<Attribute> companyAttributes() {
        return withCommon(
                new Attribute("name", Attribute.Type.STRING, "Name"),
                new Attribute("domain", Attribute.Type.STRING, "Domain"),
                new Attribute("industry", Attribute.Type.STRING, "Industry"),
                new Attribute("website", Attribute.Type.STRING, "Website"));
    }

    private static List<Attribute> dealAttributes() {
        return withCommon(
                new Attribute("name", Attribute.Type.STRING, "Name"),
                new Attribute("pipeline_id", Attribute.Type.UUID, "Pipeline"),
                new Attribute("stage_id", Attribute.Type.UUID, "Stage"),
                new Attribute("status", Attribute.Type.STRING, "Status"),
                new Attribute("close_date", Attribute.Type.DATE, "Close date"),
                new Attribute("company_id", Attribute.Type.UUID, "Company"));
    }

    private static List<Attribute> withCommon(Attribute... own) {
        return Stream.concat(
                        Stream.of(
                                new Attribute("id", Attribute.Type.UUID, "Id"),
                                new Attribute("owner_id", Attribute.Type.UUID, "Owner"),
                                new Attribute("team_id", Attribute.Type.UUID, "Team"),
                                new Attribute("tags", Attribute.Type.STRINGS, "Tags"),
                                new Attribute("created_by", Attribute.Type.STRING, "Created by"),
                                new Attribute("created_at", Attribute.Type.TIMESTAMP, "Created"),
                                new Attribute("updated_at", Attribute.Type.TIMESTAMP, "Changed")),
                        Stream.of(own))
                .toList();
    }
}
