package io.truevalue.cli.attack;

import io.truevalue.cli.attack.Case.Reaching;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** S: what is signed between gate and service, captured or forged. Each reaches the service, which must refuse it. */
final class SignatureCases {
    private static final String MALFORMED = "401 signature_malformed";
    private static final String MISSING = "401 signature_missing";
    private static final String INVALID = "401 signature_invalid";
    private static final String EXPIRED = "401 signature_expired";
    private static final String REPLAYED = "401 signature_replayed";
    private static final String CREATE = "{\"last_name\":\"Lovelace\"}";

    private final Stage stage;
    private final Cases cases;
    private final ServicePort port;

    SignatureCases(Stage stage, Cases cases, ServicePort port) {
        this.stage = stage;
        this.cases = cases;
        this.port = port;
    }

    void add() throws IOException {
        replays();
        skews();
        boundaries();
        forms();
        cases.elsewhere(
                "S6", "200,000 guesses timed", "no socket is quiet enough: the verifier compares in constant time");
        rotation();
        bytes();
    }

    private void direct(String threat, String sent, String expected, Function<SignedCall, String> wire) {
        cases.passed(threat, sent, expected, () -> port.answer(wire.apply(port.call())));
    }

    /** Sends one request as signed, then another with its signature. */
    private void replayed(String sent, String expected, Function<SignedCall, String> second) {
        cases.add("S1", "captured and sent again: " + sent, expected, Reaching.exactly(2), () -> {
            SignedCall captured = port.call();
            String first = port.answer(captured.wire());
            return first.equals("200") ? port.answer(second.apply(captured)) : "at first " + first;
        });
    }

    private static String signedAs(SignedCall captured, SignedCall sent) {
        return sent.wire("X-Gateway-Signature: " + captured.signature());
    }

    private void replays() {
        replayed("as it was", REPLAYED, SignedCall::wire);
        replayed("another path", INVALID, call -> signedAs(call, call.with("GET", "/crm/api/companies?limit=1", "")));
        replayed("another query", INVALID, call -> signedAs(call, call.with("GET", "/crm/api/contacts?limit=2", "")));
        replayed("another method", INVALID, call -> signedAs(call, call.with("DELETE", Stage.CONTACTS, "")));
        replayed("a body", INVALID, call -> signedAs(call, call.with("GET", Stage.CONTACTS, CREATE)));
        replayed("a later time", INVALID, call -> signedAs(call, call.stamped(1)));
        replayed("one more role", INVALID, call -> signedAs(call, call.with(port.headers("owner", "contacts:read"))));
        replayed(
                "a tenant header more",
                INVALID,
                call -> call.wire("X-Gateway-Signature: " + call.signature(), "X-Org-Plan: enterprise"));
        cases.passed("S1", "a write with another body than was signed", INVALID, () -> {
            SignedCall write = port.call().with("POST", "/crm/api/contacts", CREATE);
            return port.answer(
                    signedAs(write, write.with("POST", "/crm/api/contacts", CREATE.replace("Love", "Hate"))));
        });
        cases.add("S1", "a captured request at another service", INVALID, Reaching.exactly(1), () -> {
            SignedCall captured = port.call();
            String first = port.answer(captured.wire());
            try (RawHttp org = new RawHttp("127.0.0.1", stage.target().org())) {
                return first.equals("200") ? org.send(captured.wire()).reply().toString() : "at first " + first;
            }
        });
    }

    private void skews() {
        direct("S2", "29 s old", "200", call -> call.stamped(-29).wire());
        direct("S2", "32 s old", EXPIRED, call -> call.stamped(-32).wire());
        direct("S2", "32 s early", EXPIRED, call -> call.stamped(32).wire());
        direct("S2", "27 s early", "200", call -> call.stamped(27).wire());
        direct("S3", "10 min early", EXPIRED, call -> call.stamped(600).wire());
        direct("S3", "10 min old", EXPIRED, call -> call.stamped(-600).wire());
        for (String odd : List.of("", "abc", "-1", "1e9", "99999999999999999999", "+1", "0x5")) {
            direct(
                    "S2",
                    "timestamp \"" + odd + "\"",
                    MALFORMED,
                    call -> call.wire()
                            .replace("X-Gateway-Timestamp: " + call.timestamp(), "X-Gateway-Timestamp: " + odd));
        }
    }

    private void boundaries() {
        cases.passed("S4", "signed roles a,b and permissions c; sent a and b,c", INVALID, () -> {
            SignedCall signed = port.call().with(port.headers("a,b", "c"));
            return port.answer(signedAs(signed, signed.with(port.headers("a", "b,c"))));
        });
        cases.passed("S4", "one header less than was signed", INVALID, () -> {
            SignedCall signed = port.call();
            List<Map.Entry<String, String>> fewer = new ArrayList<>(signed.headers());
            fewer.removeLast();
            return port.answer(signedAs(signed, signed.with(fewer)));
        });
        direct(
                "S4",
                "a signed header twice",
                MALFORMED,
                call -> call.wire("X-Gateway-Signature: " + call.signature(), "X-Org-Id: " + port.organization()));
        direct(
                "S4",
                "the signature of a service beside the gate's",
                MALFORMED,
                call -> call.wire(
                        "X-Gateway-Signature: " + call.signature(), "X-Service-Signature: " + call.signature()));
    }

    private void forms() {
        form("empty", right -> "");
        form("without version", right -> right.substring(3));
        form("cut short", right -> right.substring(0, 66));
        form("one too long", right -> right + "0");
        form("in capitals", right -> "v1=" + right.substring(3).toUpperCase(Locale.ROOT));
        form("in base64", right -> "v1=MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=");
        form("not hexadecimal", right -> "v1=" + "zz".repeat(32));
        form("an unknown version alone", right -> "v2=" + right.substring(3));
        form("a right one and no version", right -> right + ",abc");
        direct(
                "S5",
                "signature header twice",
                MALFORMED,
                call -> call.wire(
                        "X-Gateway-Signature: " + call.signature(), "X-Gateway-Signature: " + call.signature()));
        direct("S5", "no signature", MISSING, call -> call.wire(new String[0]));
        direct("S5", "one bit off", INVALID, call -> call.wire("X-Gateway-Signature: " + off(call.signature())));
        direct(
                "S5",
                "nine signatures",
                MALFORMED,
                call -> call.wire("X-Gateway-Signature: " + call.signature() + (",v1=" + "0".repeat(64)).repeat(8)));
        direct(
                "S9",
                "nonce in capitals",
                MALFORMED,
                call -> new SignedCall(
                                call.secretHex(),
                                call.audience(),
                                call.timestamp(),
                                "ABCDEF".repeat(5) + "AB",
                                "GET",
                                call.path(),
                                "",
                                call.headers())
                        .wire());
        direct(
                "S9",
                "signature \"\u00ff\u00fe %00\"",
                MALFORMED,
                call -> call.wire("X-Gateway-Signature: v1=\u00ff\u00fe%00"));
    }

    private void form(String sent, UnaryOperator<String> form) {
        direct(
                "S5",
                "signature " + sent,
                MALFORMED,
                call -> call.wire("X-Gateway-Signature: " + form.apply(call.signature())));
    }

    private static String off(String signature) {
        char last = signature.charAt(66);
        return signature.substring(0, 66) + (last == '0' ? '1' : '0');
    }

    private void rotation() throws IOException {
        String wrong = "v1=" + "0".repeat(64);
        direct(
                "S7",
                "two signatures, the second one right",
                "200",
                call -> call.wire("X-Gateway-Signature: " + wrong + ", " + call.signature()));
        direct(
                "S7",
                "two signatures, none right",
                INVALID,
                call -> call.wire("X-Gateway-Signature: " + wrong + "," + wrong));
        cases.add("S7", "accepted by one of a pair, sent again with the other", REPLAYED, Reaching.exactly(2), () -> {
            SignedCall call = port.call();
            String pair = call.by("5eed".repeat(16)).signature() + "," + call.signature();
            String first = port.answer(call.wire("X-Gateway-Signature: " + pair));
            return first.equals("200") ? port.answer(call.wire()) : "at first " + first;
        });
        String previous = "TRUEVALUE_GATEWAY_SECRET_PREVIOUS";
        if (stage.hasSecret(previous)) {
            String old = stage.secret(previous);
            cases.add(
                    "S7",
                    "signed by the previous secret, then by the present one",
                    REPLAYED,
                    Reaching.exactly(2),
                    () -> {
                        SignedCall call = port.call();
                        String first = port.answer(call.by(old).wire());
                        return first.equals("200") ? port.answer(call.wire()) : "at first " + first;
                    });
        } else {
            cases.elsewhere(
                    "S7",
                    "signed by the previous secret",
                    "none is configured; RequestVerifierTest of libs/hmac-signing");
        }
    }

    private void bytes() {
        cases.passed(
                "S8",
                "roles chef-\u00e9toil\u00e9 and a star, signed as their UTF-8",
                "200",
                () -> port.answer(port.call()
                        .with(port.headers("admin,chef-\u00e9toil\u00e9 \ud83c\udf1f", "contacts:read"))
                        .wire()));
        cases.passed("S8", "another letter of the same look", INVALID, () -> {
            SignedCall signed = port.call().with(port.headers("chef-\u00e9toil\u00e9", "contacts:read"));
            return port.answer(signedAs(signed, signed.with(port.headers("chef-e\u0301toile\u0301", "contacts:read"))));
        });
    }
}
