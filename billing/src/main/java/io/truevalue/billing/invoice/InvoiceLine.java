package io.truevalue.billing.invoice;

import io.truevalue.billing.money.Money;

/** One line of an invoice; its amount is the unit's price times the quantity. */
public record InvoiceLine(String description, int quantity, Money unitPrice, Money amount) {
    public static InvoiceLine of(String description, int quantity, Money unitPrice) {
        return new InvoiceLine(description, quantity, unitPrice, unitPrice.times(quantity));
    }
}
