package io.truevalue.cli.attack;

import io.truevalue.cli.attack.Case.Reaching;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

/** R, the limits: who asks too often waits, whatever they call themselves, and nobody else does. */
final class LimitCases {
    static final int OF_A_USER = 100;
    static final int ACROSS_AN_EDGE = 4;

    private static final int OF_AN_ADDRESS = 100;
    private static final int CREDENTIALS_OF_AN_ADDRESS = 30;
    private static final int CREDENTIALS_OF_AN_ACCOUNT = 10;

    private final Stage stage;
    private final Cases cases;
    private final Addresses addresses;

    LimitCases(Stage stage, Cases cases) {
        this.stage = stage;
        this.cases = cases;
        this.addresses = stage.addresses();
    }

    void add() {
        users();
        if (addresses.areMany()) {
            strangers();
            credentials();
        } else {
            cases.elsewhere("R1", "limits by address", "LimitsIT of the gateway: this system has one loopback address");
        }
        cases.elsewhere("R3", "two gateways, one limit", "SharedLimitsIT of the gateway");
        cases.elsewhere("R4", "the store of limits lost", "SharedLimitsIT of the gateway");
    }

    private void users() {
        String bearer = stage.bearer();
        cases.add(
                "R1",
                "101 requests of a user",
                "100 granted, then 429 rate_limited",
                Reaching.exactly(OF_A_USER),
                () -> spend(OF_A_USER, i -> Stage.head("GET", Stage.CONTACTS, bearer), "127.0.0.1"));
        cases.refused(
                "R1",
                "one more, at another route",
                "429 rate_limited",
                () -> stage.get("/auth/me", bearer).toString());
        cases.refused(
                "R1",
                "one more, from another address, X-Forwarded-For set",
                "429 rate_limited",
                () -> from(addresses.next(), Stage.head("GET", Stage.CONTACTS, bearer, "X-Forwarded-For: 10.1.2.3"))
                        .toString());
        cases.passed(
                "R1",
                "another user meanwhile",
                "200",
                () -> stage.get(Stage.CONTACTS, stage.bearer()).toString());
        cases.add(
                "R1",
                "101 requests of a user with 5 tokens in turn",
                "100 granted, then 429 rate_limited",
                Reaching.exactly(OF_A_USER),
                () -> {
                    List<String> tokens = tokensOfOne(5);
                    return spend(
                            OF_A_USER,
                            i -> Stage.head("GET", Stage.CONTACTS, Stage.bearer(tokens.get(i % 5))),
                            "127.0.0.1");
                });
        cases.add(
                "R2",
                "200 requests of a user at once",
                "100 granted or 101 granted or 102 granted or 103 granted or 104 granted",
                new Reaching(OF_A_USER, OF_A_USER + ACROSS_AN_EDGE),
                () -> Burst.of(stage, stage.bearer(), 200).granted() + " granted");
    }

    private List<String> tokensOfOne(int count) {
        List<String> tokens = new ArrayList<>();
        String user = TokenMint.quoted(UUID.randomUUID().toString());
        for (int i = 0; i < count; i++) {
            Map<String, String> claims = stage.mint().claims();
            claims.put("sub", user);
            claims.put("session_id", TokenMint.quoted(UUID.randomUUID().toString()));
            tokens.add(stage.mint().mint(claims));
        }
        return tokens;
    }

    private void strangers() {
        String address = addresses.next();
        cases.refused(
                "R1",
                "101 requests without a token, X-Forwarded-For and friends rotating",
                "100 granted, then 429 rate_limited",
                () -> spend(
                        OF_AN_ADDRESS,
                        i -> Stage.head(
                                "GET",
                                "/billing/api/plans",
                                "X-Forwarded-For: 10.0.0." + i,
                                "X-Real-IP: 10.0.1." + i,
                                "Forwarded: for=10.0.2." + i,
                                "True-Client-IP: 10.0.3." + i,
                                "CF-Connecting-IP: 10.0.4." + i,
                                "X-User-Ip: 10.0.5." + i),
                        address));
        cases.refused(
                "R1",
                "another address meanwhile",
                "200",
                () -> from(addresses.next(), Stage.head("GET", "/billing/api/plans"))
                        .toString());
    }

    private void credentials() {
        String address = addresses.next();
        String verify = "{\"token\":\"" + "x".repeat(43) + "\"}";
        cases.refused(
                "R1",
                "31 tries of a credential from an address",
                "30 granted, then 429 rate_limited",
                () -> spend(
                        CREDENTIALS_OF_AN_ADDRESS,
                        i -> Stage.post("/auth/verify-email", verify, "Content-Type: application/json"),
                        address));
        cases.refused(
                "R1",
                "one more, X-Forwarded-For set",
                "429 rate_limited",
                () -> from(
                                address,
                                Stage.post(
                                        "/auth/verify-email",
                                        verify,
                                        "Content-Type: application/json",
                                        "X-Forwarded-For: 10.9.9.9"))
                        .toString());
        String account = "Nobody+" + UUID.randomUUID().toString().substring(0, 8) + "@attack.example";
        cases.refused(
                "R1", "11 tries for an account, each from another address", "10 granted, then 429 rate_limited", () -> {
                    List<String> spellings =
                            List.of(account, account.toLowerCase(java.util.Locale.ROOT), " " + account + " ");
                    return spend(
                            CREDENTIALS_OF_AN_ACCOUNT,
                            i -> Stage.post(
                                    "/auth/password/forgot",
                                    "{\"email\":\"" + spellings.get(i % 3) + "\"}",
                                    "Content-Type: application/json"),
                            "");
                });
    }

    /** Sends so many requests and one more; from a new address each where none is given. */
    private String spend(int limit, IntFunction<String> request, String address) throws IOException {
        int granted = 0;
        Reply last = Reply.NONE;
        for (int i = 0; i <= limit; i++) {
            last = from(address.isEmpty() ? addresses.next() : address, request.apply(i));
            if (last.status() == 429) {
                break;
            }
            granted++;
        }
        String wait = last.header("Retry-After");
        boolean told = wait.matches("[0-9]+") && Integer.parseInt(wait) >= 1 && Integer.parseInt(wait) <= 120;
        return granted + " granted, then " + last + (told ? ", Retry-After: " + wait : " without Retry-After");
    }

    private Reply from(String address, String request) throws IOException {
        try (RawHttp http = new RawHttp(address, stage.target().gateway())) {
            return http.send(request).reply();
        }
    }
}
