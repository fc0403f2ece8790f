package io.truevalue.auth.recovery;

import io.truevalue.auth.personal.PersonalData;
import io.truevalue.tenancy.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** How many recovery codes a person has left; the codes themselves nobody knows but they. */
@Singleton
final class RecoveryCodesOfPerson implements PersonalData {
    private final RecoveryCodes codes;

    RecoveryCodesOfPerson(RecoveryCodes codes) {
        this.codes = codes;
    }

    @Override
    public String section() {
        return "recovery_codes";
    }

    @Override
    public List<?> export(UserId user) {
        return List.of(Map.of("left", codes.left(user)));
    }

    @Override
    public void erase(UserId user) {
        codes.forget(user);
    }
}
