package io.truevalue.billing.plan;

import io.truevalue.billing.money.Money;
import io.truevalue.web.problem.CommonProblem;
import java.util.List;
import java.util.Optional;

/** The plans that are on offer. */
public final class Plans {
    public static final Plan FREE = new Plan(
            "free",
            "Free",
            1,
            Money.usd(0),
            "month",
            5,
            Money.usd(0),
            5,
            10_000,
            90,
            List.of("Contacts and companies", "CSV import", "Audit trail"));
    public static final Plan PRO = new Plan(
            "pro",
            "Pro",
            1,
            Money.usd(4_900),
            "month",
            25,
            Money.usd(199),
            500,
            250_000,
            365,
            List.of("Everything in Free", "Deals and pipelines", "Custom roles", "Undo of imports and bulk edits"));
    public static final Plan ENTERPRISE = new Plan(
            "enterprise",
            "Enterprise",
            1,
            Money.usd(19_900),
            "month",
            200,
            Money.usd(149),
            10_000,
            5_000_000,
            2_557,
            List.of("Everything in Pro", "Access policies", "Verifiable audit exports", "Signed integrations"));

    private static final List<Plan> OFFERED = List.of(FREE, PRO, ENTERPRISE);

    private Plans() {}

    public static List<Plan> offered() {
        return OFFERED;
    }

    public static Optional<Plan> find(String id) {
        return OFFERED.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    /** The plan that a caller names. */
    public static Plan named(String id) {
        return find(id).orElseThrow(() -> CommonProblem.VALIDATION_FAILED
                .because("There is no such plan.")
                .field("plan", "unknown_plan", "free, pro or enterprise"));
    }
}
