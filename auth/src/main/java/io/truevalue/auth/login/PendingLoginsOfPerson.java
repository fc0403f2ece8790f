package io.truevalue.auth.login;

import io.truevalue.auth.personal.PersonalData;
import io.truevalue.tenancy.UserId;
import jakarta.inject.Singleton;
import java.util.List;

/** Sign-ins of a person that wait: nothing to take along, and over once the person is gone. */
@Singleton
final class PendingLoginsOfPerson implements PersonalData {
    private final PendingLogins pending;

    PendingLoginsOfPerson(PendingLogins pending) {
        this.pending = pending;
    }

    @Override
    public String section() {
        return "waiting_sign_ins";
    }

    @Override
    public List<?> export(UserId user) {
        return List.of();
    }

    @Override
    public void erase(UserId user) {
        pending.endAllOf(user);
    }
}
