package io.truevalue.analytics.funnel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Steps that people take one after another; who is at one has taken all before it. */
enum Funnel {
    ONBOARDING(
            "From invite to habit",
            "Of the people who were invited in the range: who joined by that invite, then made a contact, company or deal, "
                    + "and was active in the last seven days of the range.",
            List.of(
                    new Step("invited", "Invited"),
                    new Step("joined", "Joined"),
                    new Step("first_record", "First record"),
                    new Step("weekly_active", "Active this week"))),
    SIGN_UPS(
            "From sign-up to paying",
            "Of the people who registered in the range: who proved their address, then made a contact, company or deal "
                    + "somewhere, and began an organisation that has paid.",
            List.of(
                    new Step("registered", "Signed up"),
                    new Step("verified", "Address proved"),
                    new Step("activated", "First record"),
                    new Step("paying", "Paying")));

    /** @param title for people */
    record Step(String name, String title) {}

    private final String title;
    private final String definition;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is.
    private final List<Step> steps;

    Funnel(String title, String definition, List<Step> steps) {
        this.title = title;
        this.definition = definition;
        this.steps = steps;
    }

    static Optional<Funnel> named(String name) {
        for (Funnel funnel : values()) {
            if (funnel.wireName().equals(name)) {
                return Optional.of(funnel);
            }
        }
        return Optional.empty();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an organisation may read it of itself; the platform's own is read by its operator alone. */
    boolean isOfOrganizations() {
        return this == ONBOARDING;
    }

    List<Step> steps() {
        return steps;
    }

    FunnelView view() {
        return new FunnelView(wireName(), title, definition, "people", steps);
    }
}
