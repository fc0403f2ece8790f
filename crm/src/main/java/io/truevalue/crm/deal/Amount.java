package io.truevalue.crm.deal;

import io.micronaut.core.annotation.Introspected;
import io.truevalue.crm.record.Faults;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a deal is worth.
 *
 * @param amount in the currency's minor unit; exact in every reader of JSON
 * @param currency ISO 4217
 */
@Introspected
public record Amount(
        @NotNull @Min(0) @Max(9_007_199_254_740_991L) Long amount,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "a currency's three letters, such as USD")
        String currency) {
    void check(Faults faults) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            faults.add("amount.currency", "unknown", "a currency of ISO 4217, such as USD");
        }
    }

    /** Such as {@code 49.00 USD}. */
    String text() {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(amount, digits).toPlainString() + " " + currency;
    }
}
