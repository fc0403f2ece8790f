package io.truevalue.auth.code;

import io.truevalue.auth.personal.PersonalData;
import io.truevalue.tenancy.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** Codes that went out within the last day: nothing to take along. */
@Singleton
final class SentCodesOfPerson implements PersonalData {
    private final SentCodeStore codes;

    SentCodesOfPerson(SentCodeStore codes) {
        this.codes = codes;
    }

    @Override
    public String section() {
        return "sent_codes";
    }

    @Override
    public List<?> export(UserId user) {
        return List.of();
    }

    @Override
    public void erase(UserId user) {
        codes.eraseAllOf(user);
    }
}
