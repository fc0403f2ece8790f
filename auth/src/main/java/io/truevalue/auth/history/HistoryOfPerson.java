package io.truevalue.auth.history;

import io.truevalue.auth.personal.PersonalData;
import io.truevalue.tenancy.UserId;
import io.truevalue.tenancy.database.Statements;
import jakarta.inject.Singleton;
import java.util.List;

/** A person's own security history. */
@Singleton
final class HistoryOfPerson implements PersonalData {
    private static final String LIST = """
            SELECT id, type, outcome, ip, device, created_at FROM user_event WHERE user_id = ? ORDER BY created_at, id""";

    private final Statements statements;

    HistoryOfPerson(Statements statements) {
        this.statements = statements;
    }

    @Override
    public String section() {
        return "history";
    }

    @Override
    public List<?> export(UserId user) {
        return statements.list(LIST, UserEventView::read, user.value());
    }

    @Override
    public void erase(UserId user) {
        statements.update("DELETE FROM user_event WHERE user_id = ?", user.value());
    }
}
