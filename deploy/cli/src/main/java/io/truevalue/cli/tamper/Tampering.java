package io.truevalue.cli.tamper;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One way of tampering.
 *
 * @param title what is done, as a reader would tell it
 * @param deed what is done, as the database's owner, in a transaction
 */
record Tampering(String title, Deed deed) {
    interface Deed {
        void to(Connection owner) throws SQLException;
    }
}
