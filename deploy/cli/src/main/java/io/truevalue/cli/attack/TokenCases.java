package io.truevalue.cli.attack;

import io.truevalue.cli.attack.Case.Reaching;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** J: tokens that are not access tokens of ours, or no longer. */
final class TokenCases {
    private static final String REFUSED = "401 unauthenticated";

    private final Stage stage;
    private final Cases cases;
    private final TokenMint mint;

    TokenCases(Stage stage, Cases cases) {
        this.stage = stage;
        this.cases = cases;
        this.mint = stage.mint();
    }

    void add() throws IOException {
        cases.passed(
                "J0",
                "a token that auth issued",
                "200",
                () -> answer(stage.sarah().token()));
        cases.passed("J0", "a token that this kit minted", "200", () -> answer(mint.mint(mint.claims())));
        algorithms();
        otherTokens();
        keys();
        times();
        audiences();
        forms();
        ends();
        cases.elsewhere("J14", "a start on a short or printed secret", "StartIT of the gateway: it does not start");
        rotation();
    }

    private String answer(String token) throws IOException {
        return stage.get(Stage.CONTACTS, Stage.bearer(token)).toString();
    }

    private void refuses(String threat, String sent, Supplier<String> token) {
        cases.refused(threat, sent, REFUSED, () -> answer(token.get()));
    }

    private void algorithms() {
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String header = mint.header().replace("HS256", none);
            String unsigned = "alg \"" + none + "\"";
            refuses("J1", unsigned + ", no signature", () -> bare(header) + ".");
            refuses("J1", unsigned + ", signed by HS256", () -> mint.withHeader(header));
        }
        refuses("J1", "HS256 without its signature", () -> bare(mint.header()) + ".");
        for (Map.Entry<String, String> other : List.of(
                Map.entry("HS384", "HmacSHA384"),
                Map.entry("HS512", "HmacSHA512"),
                Map.entry("RS256", "HmacSHA256"),
                Map.entry("ES256", "HmacSHA256"),
                Map.entry("hs256", "HmacSHA256"),
                Map.entry("HS256 ", "HmacSHA256"))) {
            refuses(
                    "J2",
                    "alg \"" + other.getKey() + "\" with the secret's own bytes",
                    () -> TokenMint.mint(
                            mint.header().replace("HS256", other.getKey()),
                            TokenMint.json(mint.claims()),
                            other.getValue(),
                            mint.secret()));
        }
    }

    private String bare(String header) {
        return TokenMint.base64(header) + "." + TokenMint.base64(TokenMint.json(mint.claims()));
    }

    private void otherTokens() {
        refuses("J3", "a refresh token", stage.sarah()::refreshToken);
        cases.refused("J3", "the token of a mail that resets a password", REFUSED, () -> {
            Person mallory = stage.mallory();
            stage.ask(Stage.post(
                    "/auth/password/forgot",
                    "{\"email\":\"" + mallory.email() + "\"}",
                    "Content-Type: application/json"));
            return answer(stage.newcomers().mailed(mallory.email(), "reset-password"));
        });
        for (String type : List.of("mfa+jwt", "refresh+jwt", "reset+jwt", "invite+jwt", "webhook+jwt")) {
            refuses("J3", "typ " + type, () -> mint.withHeader(mint.header().replace("at+jwt", type)));
        }
    }

    private void keys() {
        for (String kid : List.of("../../dev/null", "/etc/passwd", "' OR 1=1 --", "00000000", "")) {
            refuses("J4", "kid \"" + kid + "\"", () -> mint.withHeader("{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}"));
        }
        refuses("J4", "no kid", () -> mint.withHeader("{\"alg\":\"HS256\"}"));
        cases.refused(
                "J4",
                "kid of 10 kB",
                "401 unauthenticated or 431",
                () -> answer(mint.withHeader("{\"alg\":\"HS256\",\"kid\":\"" + "a".repeat(10_000) + "\"}")));
        String other = "11ee".repeat(16);
        refuses(
                "J4",
                "our kid, another key",
                () -> TokenMint.mint(mint.header(), TokenMint.json(mint.claims()), "HmacSHA256", other));
        String here = "http://127.0.0.1:" + stage.target().crm() + "/crm/jku";
        for (String pointer : List.of(
                "\"jku\":\"" + here + "\"",
                "\"x5u\":\"" + here + "\"",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"Ee4R7hHuEe4R7hHuEe4R7hHuEe4R7hHuEe4R7hHuEe4\"}")) {
            refuses(
                    "J5",
                    "a key of one's own, by " + pointer,
                    () -> TokenMint.mint(
                            mint.header().replace("}", "," + pointer + "}"),
                            TokenMint.json(mint.claims()),
                            "HmacSHA256",
                            other));
        }
    }

    private void times() {
        refuses("J6", "exp 33 s ago", () -> mint.with("exp", TokenMint.seconds(-33)));
        refuses("J6", "no exp", () -> mint.without("exp"));
        for (String odd : List.of(
                "1e400",
                "-1",
                "\"123\"",
                "9223372036854775808",
                "9223372036854775807",
                "1.5e9",
                "null",
                "true",
                "[1]")) {
            refuses("J6", "exp " + odd, () -> mint.with("exp", odd));
        }
        refuses("J7", "iat in 60 s", () -> mint.with("iat", TokenMint.seconds(60)));
        refuses("J7", "nbf in 60 s", () -> mint.with("nbf", TokenMint.seconds(60)));
        refuses("J7", "nbf \"soon\"", () -> mint.with("nbf", "\"soon\""));
    }

    private void audiences() {
        refuses("J8", "no aud", () -> mint.without("aud"));
        refuses("J8", "aud of another platform", () -> mint.with("aud", "\"somebody\""));
        refuses("J8", "aud in a list", () -> mint.with("aud", "[\"truevalue-platform\"]"));
        refuses("J8", "no iss", () -> mint.without("iss"));
        refuses("J8", "another iss", () -> mint.with("iss", "\"truevalue-auth2\""));
        refuses(
                "J9",
                "two sub",
                () -> mint.mint(
                        mint.header(),
                        "{\"sub\":\"other\"," + TokenMint.json(mint.claims()).substring(1)));
        refuses(
                "J9",
                "two alg",
                () -> mint.withHeader("{\"alg\":\"none\"," + mint.header().substring(1)));
    }

    private void forms() {
        refuses("J10", "padded base64", () -> mint.mint(mint.claims()) + "=");
        refuses("J10", "non-canonical base64", () -> TokenForms.nonCanonical(mint.mint(mint.claims())));
        refuses("J10", "white space inside", () -> mint.mint(mint.claims()).replaceFirst("\\.", ". "));
        refuses("J10", "base64 with + and /", () -> TokenForms.plainAlphabet(mint.header(), mint));
        refuses("J10", "4 parts", () -> mint.mint(mint.claims()) + ".x");
        refuses("J10", "2 parts", () -> bare(mint.header()));
        refuses("J10", "5 parts, as a JWE has", () -> "x." + mint.mint(mint.claims()) + ".x");
        refuses(
                "J10",
                "header with enc, as a JWE has",
                () -> mint.withHeader(mint.header().replace("}", ",\"enc\":\"A256GCM\"}")));
        refuses("J10", "flattened JSON serialisation", () -> TokenForms.serialized(mint.mint(mint.claims()), false));
        refuses("J10", "general JSON serialisation", () -> TokenForms.serialized(mint.mint(mint.claims()), true));
        refuses(
                "J11",
                "crit of an unknown extension",
                () -> mint.withHeader(mint.header().replace("}", ",\"crit\":[\"x\"],\"x\":1}")));
        refuses(
                "J11",
                "b64 false",
                () -> mint.withHeader(mint.header().replace("}", ",\"b64\":false,\"crit\":[\"b64\"]}")));
        refuses("J12", "another organisation, the signature kept", () -> {
            String[] parts = mint.mint(mint.claims()).split("\\.", -1);
            Map<String, String> claims = mint.claims();
            claims.put("org_id", "\"018f2f6e-2222-7000-8000-00000000000b\"");
            return parts[0] + "." + TokenMint.base64(TokenMint.json(claims)) + "." + parts[2];
        });
        cases.refused("J13", "512 kB", "431 or 400", () -> answer("a".repeat(512 * 1024)));
        refuses("J13", "13 kB", () -> "a".repeat(13_000));
        cases.refused(
                "J13",
                "another scheme",
                REFUSED,
                () -> stage.get(Stage.CONTACTS, "Authorization: Basic c2FyYWg6eA==")
                        .toString());
        cases.refused(
                "J13", "none at all", REFUSED, () -> stage.get(Stage.CONTACTS).toString());
    }

    private void ends() {
        refuses(
                "J15",
                "the token from before the switch to an organisation",
                () -> stage.sarah().firstToken());
        cases.add("J15", "a token after logout, within 2 s", REFUSED, Reaching.atMost(50), () -> {
            Person leaving = stage.newcomers().arrive("leaving");
            Reply left = stage.ask(Stage.json("/auth/logout", "{}", Stage.bearer(leaving.token())));
            if (left.status() >= 300) {
                return "logout " + left;
            }
            return until("401", 2, leaving.token());
        });
    }

    /** Asks until the answer begins so, or the seconds are over; the last answer. */
    private String until(String start, int seconds, String token) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        String answer = answer(token);
        while (!answer.startsWith(start) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            answer = answer(token);
        }
        return answer;
    }

    private void rotation() throws IOException {
        String previous = "TRUEVALUE_JWT_SECRET_PREVIOUS";
        if (stage.hasSecret(previous)) {
            TokenMint old = new TokenMint(stage.secret(previous), mint.claims());
            cases.passed("J16", "a token of the previous secret", "200", () -> answer(old.mint(old.claims())));
        } else {
            cases.elsewhere("J16", "a token of the previous secret", "none is configured; TokenIT of the gateway");
        }
    }
}
