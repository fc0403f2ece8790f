package io.truevalue.billing.subscription;

import io.truevalue.billing.money.Money;
import io.truevalue.billing.plan.Plans;
import io.truevalue.tenancy.OrgId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** An organisation's one subscription. */
@Singleton
class SubscriptionStore {
    private static final String FIND = """
            SELECT subscription_id, plan, plan_version, seats, price_amount, currency,
                started_at, period_start, period_end, version
            FROM subscription""";

    private final Statements statements;

    SubscriptionStore(Statements statements) {
        this.statements = statements;
    }

    /** True where there was none. */
    boolean add(OrgId org, Subscription subscription) {
        return statements.update(
                        """
                        INSERT INTO subscription (org_id, subscription_id, plan, plan_version, seats,
                            price_amount, currency, started_at, period_start, period_end, version)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""",
                        org.value(),
                        subscription.id(),
                        subscription.plan().id(),
                        subscription.planVersion(),
                        subscription.seats(),
                        subscription.price().amount(),
                        subscription.price().currency(),
                        subscription.startedAt(),
                        subscription.periodStart(),
                        subscription.periodEnd(),
                        subscription.version())
                == 1;
    }

    Optional<Subscription> find() {
        return statements.find(FIND, SubscriptionStore::subscription);
    }

    /** The present one, held until the transaction ends. */
    Subscription lock() {
        return statements
                .find(FIND + " FOR UPDATE", SubscriptionStore::subscription)
                .orElseThrow();
    }

    void replace(Subscription subscription) {
        statements.update(
                """
                UPDATE subscription
                SET subscription_id = ?, plan = ?, plan_version = ?, seats = ?, price_amount = ?, currency = ?,
                    started_at = ?, period_start = ?, period_end = ?, version = ?""",
                subscription.id(),
                subscription.plan().id(),
                subscription.planVersion(),
                subscription.seats(),
                subscription.price().amount(),
                subscription.price().currency(),
                subscription.startedAt(),
                subscription.periodStart(),
                subscription.periodEnd(),
                subscription.version());
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getObject("subscription_id", UUID.class),
                Plans.find(row.getString("plan")).orElseThrow(),
                row.getInt("plan_version"),
                row.getInt("seats"),
                new Money(row.getLong("price_amount"), row.getString("currency")),
                Statements.instant(row, "started_at"),
                Statements.instant(row, "period_start"),
                Statements.nullableInstant(row, "period_end"),
                row.getLong("version"));
    }
}
