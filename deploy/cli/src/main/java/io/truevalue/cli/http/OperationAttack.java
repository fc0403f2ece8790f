package io.truevalue.cli.http;

import io.truevalue.attack.api.Operation;
import io.truevalue.cli.attack.Reply;
import io.truevalue.cli.http.Client.Payload;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One operation, as everybody who must not have what it gives. */
final class OperationAttack {
    private static final int MALFORMED = 400;
    private static final int NOT_FOUND = 404;

    private final Client client;
    private final Cast cast;
    private final Targets targets;
    private final Bodies bodies;
    private final Things theirs;
    private final Verdicts verdicts;

    OperationAttack(Client client, Cast cast, Targets targets, Bodies bodies, Things theirs, Verdicts verdicts) {
        this.client = client;
        this.cast = cast;
        this.targets = targets;
        this.bodies = bodies;
        this.theirs = theirs;
        this.verdicts = verdicts;
    }

    void play(Operation operation) throws IOException {
        String target = targets.victims(operation);
        Payload body = operation.hasJsonBody() ? bodies.plain(operation) : otherBody(operation);
        nobody(operation, target, body);
        if (!operation.open()) {
            homeless(operation, target, body);
            viewer(operation, target, body);
            rival(operation, target, body);
        }
        if (operation.hasJsonBody()) {
            massAssignment(operation);
            brokenBodies(operation);
        }
        if (operation.method().equals("GET") && !operation.open()) {
            query(operation, target);
        }
        verdicts.row(operation.name()
                + (targets.isSomebodys(operation) && !targets.has(operation) ? " (by another id)" : ""));
    }

    /** A form where one is wanted: what it is refused for comes later than who is refused. */
    private static Payload otherBody(Operation operation) {
        return operation.mediaType().isEmpty()
                ? Payload.NONE
                : new Payload(
                        "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"resource\"\r\n\r\ncontacts\r\n--b--\r\n");
    }

    private void nobody(Operation operation, String target, Payload body) throws IOException {
        if (operation.open()) {
            Reply reply = client.send(
                    operation.method(),
                    target,
                    "",
                    operation.reads() ? body : new Payload("application/json", "{\"no_such_field\":1}"));
            verdicts.say("open " + reply.status());
            verdicts.expectNoFailure("nobody", reply);
            verdicts.expectNothingTold("nobody", reply, target);
            return;
        }
        verdicts.expect("nobody", client.send(operation.method(), target, "", body), 401, "unauthenticated");
    }

    private void homeless(Operation operation, String target, Payload body) throws IOException {
        if (!operation.permission().isEmpty()) {
            Reply reply = client.send(operation.method(), target, cast.homelessToken(), body);
            verdicts.expect("without organisation", reply, 403, "organization_required");
        }
    }

    private void viewer(Operation operation, String target, Payload body) throws IOException {
        if (operation.permission().isEmpty() || operation.streams()) {
            return;
        }
        boolean may = cast.viewerMay(operation.permission());
        if (!may) {
            Reply reply = client.send(operation.method(), target, cast.viewerToken(), body);
            verdicts.expect("viewer", reply, 403, "permission_denied");
        } else if (operation.reads()) {
            Reply reply = client.send(operation.method(), target, cast.viewerToken(), body);
            verdicts.say("viewer " + reply.status());
            if (reply.status() == 401 || reply.status() == 403 || reply.status() >= 500) {
                verdicts.wrong("viewer: " + reply + ", though the role holds " + operation.permission());
            }
        }
    }

    private void rival(Operation operation, String target, Payload body) throws IOException {
        if (targets.isSomebodys(operation)) {
            Reply victims = client.send(operation.method(), target, cast.rivalToken(operation), body);
            Reply none =
                    client.send(operation.method(), targets.neverIssued(operation), cast.rivalToken(operation), body);
            verdicts.say("rival " + victims.status());
            verdicts.expect(
                    "no id",
                    client.send(operation.method(), targets.malformed(operation), cast.rivalToken(operation), body),
                    NOT_FOUND,
                    "not_found");
            verdicts.expectNothingTold("rival", victims, target);
            // Reading what is empty for whoever never was tells nothing either.
            boolean missing = victims.status() == NOT_FOUND && victims.code().equals("not_found");
            boolean hidden = missing || (operation.reads() && victims.status() == 200 && none.status() == 200);
            if (!hidden) {
                verdicts.wrong("rival: " + victims + " for the victim's " + target + ", expected 404 not_found "
                        + victims.body());
            } else if (!Verdicts.withoutNovelties(victims.body()).equals(Verdicts.withoutNovelties(none.body()))) {
                verdicts.wrong("rival: what is another's is told from what never was: " + victims.body() + " / "
                        + none.body());
            }
        } else if (operation.reads() && !operation.streams()) {
            Reply reply = client.send(operation.method(), target, cast.rivalToken(operation), body);
            verdicts.say("rival's own " + reply.status());
            verdicts.expectNoFailure("rival", reply);
            verdicts.expectNothingTold("rival", reply, target);
        }
        if (!targets.isSomebodys(operation) && operation.hasJsonBody()) {
            Optional<Payload> pointing = bodies.pointing(operation, cast.victimClaim("sub"));
            if (pointing.isPresent()) {
                pointing(operation, target, pointing.get());
            }
        }
    }

    private void pointing(Operation operation, String target, Payload body) throws IOException {
        Reply reply = client.send(operation.method(), target, cast.rivalToken(operation), body);
        verdicts.say("pointing at the victim's " + reply.status());
        verdicts.expectNothingTold("rival", reply, body.text());
        boolean taken = reply.status() < MALFORMED && !reply.body().contains("\"allowed\"");
        if (taken || reply.status() >= 500) {
            verdicts.wrong("rival: " + reply + " for a body that points at the victim's: " + body.text());
        }
    }

    private void massAssignment(Operation operation) throws IOException {
        String token = operation.open() ? "" : cast.rivalToken();
        Reply reply =
                client.send(operation.method(), targets.neverIssued(operation), token, bodies.assigning(operation));
        verdicts.say("assigning " + reply.status());
        if (reply.status() != MALFORMED && reply.status() != NOT_FOUND) {
            verdicts.wrong("members that no client may set: " + reply + ", expected 400 " + reply.body());
        }
    }

    /** The services' own tests send every way of being wrong; here some pass the gate as well. */
    private void brokenBodies(Operation operation) throws IOException {
        for (String body : List.of("[]", "{", "\u0000", "[".repeat(1_000) + "]".repeat(1_000))) {
            String token = operation.open() ? "" : cast.rivalToken();
            Reply reply = client.send(
                    operation.method(),
                    targets.neverIssued(operation),
                    token,
                    new Payload(operation.mediaType(), body));
            if (reply.status() != MALFORMED && reply.status() != NOT_FOUND) {
                verdicts.wrong("a body that is no object: " + reply + ", expected 400");
            }
        }
    }

    /** Each parameter with what is another's. */
    private void query(Operation operation, String target) throws IOException {
        if (targets.isSomebodys(operation) || operation.streams()) {
            return;
        }
        String user = cast.victimClaim("sub");
        for (Operation.Parameter parameter : operation.query()) {
            String value = switch (parameter.name()) {
                case "filter" -> "id==" + theirs.of(operation.path(), "id").orElse(user);
                case "cursor" ->
                    Optional.of(theirs.cursor(operation.path()))
                            .filter(cursor -> !cursor.isEmpty())
                            .orElse("x");
                case "q" -> "victim";
                default -> theirs.of(operation.path(), "id").orElse(user);
            };
            String asked = target + "?" + parameter.name() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
            Reply reply = client.get(asked, cast.rivalToken(operation));
            verdicts.expectNoFailure("rival with " + parameter.name(), reply);
            verdicts.expectNothingTold("rival with " + parameter.name(), reply, asked);
        }
    }
}
