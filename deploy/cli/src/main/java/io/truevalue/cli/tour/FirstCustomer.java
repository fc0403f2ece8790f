package io.truevalue.cli.tour;

import io.truevalue.cli.rls.DatabaseServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sarah's first day: from her registration to an audit trail that proves itself, and a stranger who is kept out. */
final class FirstCustomer {
    private FirstCustomer() {}

    /** Everybody is new in each run, so that the tour can be repeated on one platform. */
    static List<Step> steps(Platform platform, Path samples, DatabaseServer server) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        Person sarah = person("Sarah Chen", "sarah+" + run + "@acme.example");
        Person mallory = person("Mallory Reed", "mallory+" + run + "@rival.example");
        Accounts accounts = new Accounts(platform);
        Organizations organizations = new Organizations(platform);
        Contacts contacts = new Contacts(platform, samples);
        Records records = new Records(platform);
        Sales sales = new Sales(platform);

        List<Step> steps = new ArrayList<>();
        steps.add(new Step("Sarah registers", () -> accounts.register(sarah)));
        steps.add(new Step("Sarah verifies her address by the mail in the inbox", () -> accounts.verify(sarah)));
        steps.add(new Step("Sarah logs in", () -> accounts.logIn(sarah)));
        steps.add(new Step(
                "Sarah creates Acme Corp", () -> organizations.create(sarah, "Acme Corp", "acme-corp-" + run)));
        steps.add(new Step("Sarah switches to Acme Corp", () -> organizations.switchTo(sarah)));
        steps.add(new Step("Sarah lists its members: herself, its admin", () -> organizations.listMembers(sarah)));
        steps.add(new Step("Sarah imports the 537 members of Congress", () -> contacts.importCongress(sarah)));
        steps.add(new Step("Sarah views her contacts", () -> contacts.view(sarah)));
        steps.add(new Step("Sarah searches them by name", () -> contacts.search(sarah)));
        steps.add(new Step("Sarah makes three deals, wins one and loses one", () -> sales.sell(sarah)));
        steps.add(new Step("Mallory registers, verifies and logs in", () -> accounts.join(mallory)));
        steps.add(new Step("Mallory founds Rival Inc and notes a contact there", () -> {
            organizations.create(mallory, "Rival Inc", "rival-inc-" + run);
            organizations.switchTo(mallory);
            contacts.create(mallory, "Ada", "Lovelace");
        }));
        steps.add(new Step(
                "Sarah is refused Mallory's contact, and Mallory hers, as if there were none",
                () -> contacts.refuseEachOther(sarah, mallory)));
        steps.add(new Step("Sarah chooses the Pro plan", () -> organizations.choosePro(sarah)));
        steps.add(new Step("Sarah reads her own audit trail", () -> records.readAuditTrail(sarah)));
        steps.add(new Step("Sarah reads her organisation's login count", () -> records.readLogins(sarah)));
        steps.add(new Step(
                "Sarah reads what her open deals are worth and how many she wins", () -> sales.readFigures(sarah)));
        steps.addAll(Colleagues.steps(platform, sarah, mallory, run));
        steps.add(new Step("Mallory hits the rate limit", () -> records.hitRateLimit(mallory)));
        steps.addAll(Proof.steps(platform, server, sarah));
        return List.copyOf(steps);
    }

    private static Person person(String name, String email) {
        return new Person(name, email, "Tour-" + UUID.randomUUID());
    }
}
