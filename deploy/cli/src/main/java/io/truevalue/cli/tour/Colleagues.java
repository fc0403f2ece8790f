package io.truevalue.cli.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sarah secures her account and is joined by others, each of whom sees and does what they were given, and no more. */
final class Colleagues {
    private Colleagues() {}

    /**
     * @param sarah the owner of an organisation with contacts
     * @param mallory the owner of another one
     */
    static List<Step> steps(Platform platform, Person sarah, Person mallory, String run) {
        Person john = new Person("John Park", "john+" + run + "@acme.example", "Tour-" + UUID.randomUUID());
        String role = "team-reader-" + run;
        Accounts accounts = new Accounts(platform);
        SecondFactors factors = new SecondFactors(platform);
        Passkeys passkeys = new Passkeys(platform);
        Members members = new Members(platform);
        Rights rights = new Rights(platform, members);

        List<Step> steps = new ArrayList<>();
        steps.add(new Step("Sarah adds an authenticator app and gets ten recovery codes", () -> factors.enrol(sarah)));
        steps.add(new Step("Sarah signs in by password and code", () -> factors.logIn(sarah)));
        steps.add(new Step("The same code is refused a second time", () -> factors.refuseTheSameCode(sarah)));
        steps.add(new Step("Sarah signs in by a recovery code", () -> factors.logInByRecoveryCode(sarah)));
        steps.add(new Step("It is refused a second time", () -> factors.refuseTheSameRecoveryCode(sarah)));
        steps.add(new Step("Sarah proves anew who she is: a fresh token", () -> factors.stepUp(sarah)));
        steps.add(new Step("Sarah registers a passkey", () -> passkeys.register(sarah)));
        steps.add(new Step("Sarah signs in by the passkey alone", () -> passkeys.logIn(sarah)));
        steps.add(new Step("A passkey's answer to a phishing page is refused", passkeys::refuseFromElsewhere));
        steps.add(new Step("Sarah founds a team", () -> members.foundTeam(sarah, "Sales West")));
        steps.add(new Step(
                "Sarah creates a role that reads a team's contacts, and no others",
                () -> rights.createRole(sarah, role)));
        steps.add(new Step(
                "Sarah invites John, who is new, into role and team at once",
                () -> members.invite(sarah, john, List.of(role), List.of(members.team()))));
        steps.add(new Step("John registers, verifies and logs in", () -> accounts.join(john)));
        steps.add(
                new Step("John accepts by the link in his mail, which works once", () -> members.accept(john, sarah)));
        steps.add(new Step("John acts in Acme Corp", () -> members.actIn(john, sarah.organization())));
        steps.add(new Step(
                "John sees the team's contact of 537, and may not change it",
                () -> rights.seeTheTeamsAlone(sarah, john)));
        steps.add(new Step(
                "Sarah's policy refuses John what his role grants, and the explanation names it",
                () -> rights.deny(sarah, john)));
        steps.add(new Step("Sarah takes the policy away: John reads again", () -> rights.allowAgain(sarah, john)));
        steps.add(new Step(
                "Sarah invites Mallory, who has an account",
                () -> members.invite(sarah, mallory, List.of("viewer"), List.of())));
        steps.add(new Step("Mallory accepts", () -> members.accept(mallory, sarah)));
        steps.add(new Step(
                "Mallory switches to Acme Corp and back: each shows its own alone",
                () -> members.switchThereAndBack(mallory, sarah.organization())));
        steps.add(new Step(
                "An integration of Sarah's calls signed; the same request again is refused",
                () -> new Integrations(platform).callSigned(sarah)));
        steps.add(new Step(
                "64 tabs refresh Mallory's session at once: one successor",
                () -> new Races(platform).refresh(mallory)));
        steps.add(
                new Step("Sarah suspends John: he is locked out within a second", () -> members.suspend(sarah, john)));
        return steps;
    }
}
