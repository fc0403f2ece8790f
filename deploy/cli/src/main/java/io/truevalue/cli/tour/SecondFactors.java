package io.truevalue.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The steps about second factors: an authenticator app, recovery codes, and proving oneself anew. */
final class SecondFactors {
    private static final int RECOVERY_CODES = 10;

    private final Platform platform;
    private final List<String> recoveryCodes = new ArrayList<>();
    private long step;

    SecondFactors(Platform platform) {
        this.platform = platform;
    }

    /** The code of the half minute before is taken too, so that the present one is left for the sign-in after. */
    void enrol(Person person) {
        Answer enrolled = platform.gateway()
                .post("/auth/mfa/totp", person.token(), Map.of())
                .expect(201);
        person.enrol(enrolled.text("secret"));
        step = TotpCode.stepAt(Instant.now().getEpochSecond()) - 1;
        Answer confirmed = platform.gateway()
                .post("/auth/mfa/totp/confirm", person.token(), Map.of("code", code(person)))
                .expect(200);
        for (JsonNode code : confirmed.body().path("recovery_codes")) {
            recoveryCodes.add(code.asText());
        }
        if (recoveryCodes.size() != RECOVERY_CODES) {
            throw new StepFailed("expected " + RECOVERY_CODES + " recovery codes, got " + recoveryCodes.size());
        }
    }

    private String code(Person person) {
        return TotpCode.at(person.totpSecret(), step);
    }

    void logIn(Person person) {
        step++;
        prove(person, code(person));
        if (!Claims.of(person.token()).path("amr").toString().contains("otp")) {
            throw new StepFailed("the token does not tell of the second factor: " + person.claim("amr"));
        }
    }

    void refuseTheSameCode(Person person) {
        refuse(person, code(person));
    }

    void logInByRecoveryCode(Person person) {
        prove(person, recoveryCode(0));
    }

    void refuseTheSameRecoveryCode(Person person) {
        refuse(person, recoveryCode(0));
    }

    /** A token whose holder has just proved who they are, by password and another recovery code. */
    void stepUp(Person person) {
        long before = Long.parseLong(person.claim("auth_time"));
        platform.await(
                () -> platform.gateway().peek("/auth/me", person.token()).expect(200),
                answer -> Instant.now().getEpochSecond() > before,
                "the clock stands still");
        Answer fresh = platform.gateway()
                .post("/auth/step-up", person.token(), Map.of("password", person.password(), "code", recoveryCode(1)))
                .expect(200);
        person.logIn(fresh.text("access_token"));
        if (Long.parseLong(person.claim("auth_time")) <= before) {
            throw new StepFailed("the new token is as old as the one before");
        }
    }

    private String recoveryCode(int number) {
        if (recoveryCodes.isEmpty()) {
            throw new StepFailed("there are no recovery codes: an earlier step failed");
        }
        return recoveryCodes.get(number);
    }

    private void prove(Person person, String code) {
        Answer pair = answer(person, code).expect(200);
        person.logIn(pair.text("access_token"), pair.text("refresh_token"));
    }

    private void refuse(Person person, String code) {
        answer(person, code).expect(401);
    }

    /** Signs in by the password, then by a code. */
    private Answer answer(Person person, String code) {
        Map<String, String> password =
                Map.of("email", person.email(), "password", person.password(), "organization", person.organization());
        Answer asked = platform.patiently(gateway -> gateway.post("/auth/login", null, password))
                .expectProblem(401, "mfa_required");
        return platform.patiently(gateway ->
                gateway.post("/auth/login/mfa", null, Map.of("mfa_token", asked.text("mfa_token"), "code", code)));
    }
}
