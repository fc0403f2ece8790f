package io.truevalue.auth.totp;

import static org.assertj.core.api.Assertions.assertThat;

import io.truevalue.auth.AuthenticatorApp;
import io.truevalue.auth.FactorPeople;
import io.truevalue.auth.FactorPeople.Protected;
import io.truevalue.auth.People;
import io.truevalue.tenancy.sealing.SealingKey;
import io.truevalue.testing.ServiceExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What auth's previous secret sealed by itself, before there were keys of the database, opens and is sealed anew. */
class ResealIT {
    private static final String PREVIOUS = "7b".repeat(15) + "e1".repeat(17);
    private static final String UNKNOWN = "4d".repeat(15) + "92".repeat(17);

    @RegisterExtension
    static final ServiceExtension auth = People.service().with("truevalue.signing.previous-secret", PREVIOUS);

    private final People people = People.of(auth);
    private final FactorPeople factors = new FactorPeople(auth, people);

    @Test
    void opensWhatThePreviousSecretSealedAndSealsItAnew() throws SQLException {
        Protected sarah = factors.withApp();
        String current = keyOf(sarah.factor());
        sealUnder(PREVIOUS, sarah);
        assertThat(keyOf(sarah.factor())).isNotEqualTo(current);
        factors.answer(factors.mfaToken(sarah.email()), sarah.app().code()).expect(200);
        auth.bean(ResealSecrets.class).reseal();
        assertThat(keyOf(sarah.factor())).isEqualTo(current);
        factors.answer(factors.mfaToken(sarah.email()), sarah.app().codeAt(AuthenticatorApp.step() + 1))
                .expect(200);
    }

    @Test
    void countsNoGuessWhereTheKeyIsNotKnown() throws SQLException {
        Protected sarah = factors.withApp();
        String sealed = sealUnder(UNKNOWN, sarah);
        String token = factors.mfaToken(sarah.email());
        for (int i = 0; i < 6; i++) {
            factors.answer(token, sarah.app().code()).expectProblem(503, "unavailable");
        }
        assertThat(sealed).doesNotContain(sarah.app().secret());
        sealUnder(PREVIOUS, sarah);
        factors.answer(token, sarah.app().code()).expect(200);
    }

    private static String sealUnder(String secret, Protected owner) throws SQLException {
        String sealed = SealingKey.derive(HexFormat.of().parseHex(secret), TotpSeal.PURPOSE)
                .seal(owner.app().secret(), owner.factor().toString());
        try (Connection superuser = auth.asSuperuser();
                PreparedStatement update =
                        superuser.prepareStatement("UPDATE factor SET sealed_secret = ?, key_id = ? WHERE id = ?")) {
            update.setString(1, sealed);
            update.setString(2, "of-before");
            update.setObject(3, owner.factor());
            update.executeUpdate();
        }
        return sealed;
    }

    private static String keyOf(UUID factor) throws SQLException {
        try (Connection superuser = auth.asSuperuser();
                PreparedStatement query = superuser.prepareStatement("SELECT key_id FROM factor WHERE id = ?")) {
            query.setObject(1, factor);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
