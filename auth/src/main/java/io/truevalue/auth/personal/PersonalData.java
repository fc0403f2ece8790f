package io.truevalue.auth.personal;

import io.truevalue.tenancy.UserId;
import java.util.List;

/**
 * What one feature keeps of a person. Whoever adds a table about people adds one of these, so that an export is whole and
 * a deletion leaves nothing.
 */
public interface PersonalData {
    /** Under which it stands in the export. */
    String section();

    /** All of it without its secrets, as it is written as JSON. Within a transaction. */
    List<?> export(UserId user);

    /** Leaves nothing from which anybody could tell who it was. Within the transaction that ends the account. */
    void erase(UserId user);
}
