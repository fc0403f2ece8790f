package io.truevalue.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truevalue.attack.api.Api;
import io.truevalue.attack.api.Operation;
import io.truevalue.cli.attack.Addresses;
import io.truevalue.cli.attack.Newcomers;
import io.truevalue.cli.attack.Reply;
import io.truevalue.cli.attack.Target;
import io.truevalue.cli.http.Client.Payload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code attack http}: the exit code is 0 where everybody was answered as they must be. */
public final class AttackHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SERVICES =
            List.of("auth", "org", "permission", "billing", "crm", "audit-log", "analytics", "notification");
    private static final String CSV = "First Name,Last Name\nVictoria,Victim\n";

    private final PrintStream out;

    AttackHttp(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length > 0) {
            System.err.println("Use: ./truevalue attack http [--port-offset N]");
            System.exit(2);
        }
        Target target = new Target(
                Integer.getInteger("truevalue.port-offset", 0),
                Path.of(System.getProperty("truevalue.home", ".truevalue")));
        try {
            System.exit(new AttackHttp(out).play(target));
        } catch (IOException e) {
            System.err.println("The platform at port " + target.gateway() + " cannot be attacked: " + e.getMessage()
                    + "; start it with ./truevalue up.");
            System.exit(1);
        }
    }

    int play(Target target) throws IOException {
        Addresses addresses = new Addresses();
        Client client = new Client(target, addresses);
        Api api = new Api(JSON.readTree(client.get("/docs/openapi.json", "").body()));
        Newcomers newcomers = new Newcomers(target, addresses);
        String secret = target.secrets().getOrDefault("TRUEVALUE_JWT_SECRET", "");
        Cast cast = new Cast(newcomers.arrive("victim"), newcomers.arrive("rival"), secret);
        learnWhatViewersMay(client, cast);

        Things none = Things.of(api, client, cast::victimToken, cast.victim().organization());
        furnish(api, client, cast, new Bodies(api, none, "victim"));
        Things theirs = Things.of(api, client, cast::victimToken, cast.victim().organization());
        Things own = Things.of(api, client, cast::rivalToken, cast.rival().organization());
        Targets targets = new Targets(theirs, cast.victim().organization(), cast.victimClaim("sub"));
        Verdicts verdicts = new Verdicts(out, secrets(theirs, own, cast));

        refuseHalfADocument(api);
        Map<String, String> before = Fingerprint.of(api, client, cast, targets);
        OperationAttack attack =
                new OperationAttack(client, cast, targets, new Bodies(api, theirs, "rival"), theirs, verdicts);
        for (Operation operation : api.operations()) {
            attack.play(operation);
        }
        new Undocumented(client, cast, targets, verdicts).play(api.operations());
        Fingerprint.compare(before, Fingerprint.of(api, client, cast, targets), verdicts);
        if (client.failures() > 0) {
            verdicts.wrong(client.failures() + " answers of 500 and above");
        }
        verdicts.row("no failure of the platform's own");
        return verdicts.end(client.sent());
    }

    /** The gate leaves out a service that does not answer yet; nothing would be proved of it. */
    private static void refuseHalfADocument(Api api) throws IOException {
        for (String service : SERVICES) {
            if (api.operations().stream()
                    .noneMatch(operation -> operation.path().startsWith("/" + service + "/"))) {
                throw new IOException("the document at /docs/openapi.json tells nothing of " + service);
            }
        }
    }

    private static void learnWhatViewersMay(Client client, Cast cast) throws IOException {
        Reply roles = client.get("/permission/api/roles?limit=200", cast.victimToken());
        for (JsonNode role : JSON.readTree(roles.body()).path("items")) {
            if (role.path("name").asText().equals("viewer")) {
                cast.viewersMay(role.path("permissions"));
            }
        }
    }

    /** Gives the victim one of everything that can be created. */
    private static void furnish(Api api, Client client, Cast cast, Bodies bodies) throws IOException {
        for (Operation operation : api.operations()) {
            boolean creates = operation.method().equals("POST")
                    && !operation.permission().isEmpty()
                    && operation.variables().stream().allMatch("slug"::equals);
            if (!creates) {
                continue;
            }
            String path = operation.path().replace("{slug}", cast.victim().organization());
            if (operation.hasJsonBody()) {
                client.send("POST", path, cast.victimToken(), bodies.plain(operation));
                client.send("POST", path, cast.victimToken(), bodies.plain(operation));
            } else if (operation.mediaType().startsWith("multipart/")) {
                client.send("POST", path, cast.victimToken(), importOf("contacts"));
            }
        }
    }

    private static Payload importOf(String resource) {
        String part = "--victim\r\nContent-Disposition: form-data; name=\"";
        return new Payload(
                "multipart/form-data; boundary=victim",
                part + "resource\"\r\n\r\n" + resource + "\r\n" + part
                        + "file\"; filename=\"victims.csv\"\r\nContent-Type: text/csv\r\n\r\n" + CSV
                        + "\r\n--victim--\r\n");
    }

    /** What only the victim's own have seen: ids that no rival sees too, names and addresses. */
    private static Set<String> secrets(Things theirs, Things own, Cast cast) throws IOException {
        Set<String> secrets = new HashSet<>(theirs.ids());
        secrets.removeAll(own.ids());
        secrets.addAll(List.of(
                cast.victim().email(),
                cast.victim().organization(),
                cast.victimClaim("org_id"),
                cast.victimClaim("sub")));
        return secrets;
    }
}
