package io.truevalue.auth.factor;

import io.truevalue.auth.personal.PersonalData;
import io.truevalue.tenancy.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** A person's second factors, of every kind. What a kind keeps beside them is its own to erase. */
@Singleton
final class FactorsOfPerson implements PersonalData {
    private final Factors factors;

    FactorsOfPerson(Factors factors) {
        this.factors = factors;
    }

    @Override
    public String section() {
        return "second_factors";
    }

    @Override
    public List<?> export(UserId user) {
        return factors.confirmedOf(user);
    }

    @Override
    public void erase(UserId user) {
        factors.eraseAllOf(user);
    }
}
