package io.truevalue.cli.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truevalue.cli.attack.Reply;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what came of an operation's attacks, and prints a row of each. */
final class Verdicts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final Set<String> secrets;
    private final List<String> said = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int operations;
    private int differences;

    /** @param secrets texts of the victim's that no stranger may be told */
    Verdicts(PrintStream out, Set<String> secrets) {
        this.out = out;
        this.secrets = Set.copyOf(secrets);
    }

    /** Says in a word or two how somebody was answered. */
    void say(String words) {
        if (!said.contains(words)) {
            said.add(words);
        }
    }

    void wrong(String what) {
        wrong.add(what);
    }

    void expect(String who, Reply reply, int status, String code) {
        say(who + " " + reply.status());
        if (reply.status() != status || !reply.code().equals(code)) {
            wrong(who + ": " + reply + ", expected " + status + " " + code);
        }
    }

    void expectNoFailure(String who, Reply reply) {
        if (reply.status() >= 500 || reply.status() == 0) {
            wrong(who + ": " + reply);
        }
    }

    /** Whether an answer to a stranger tells what the stranger did not say. */
    void expectNothingTold(String who, Reply reply, String request) {
        for (String secret : secrets) {
            if (reply.body().contains(secret) && !request.contains(secret)) {
                wrong(who + ": is told " + secret + " in " + reply);
                return;
            }
        }
    }

    /** Ends an operation's row. */
    void row(String name) {
        operations++;
        out.printf("%-72s %s%n", name, String.join(" · ", said));
        wrong.forEach(what -> out.println("    DIFFERENCE " + what));
        differences += wrong.size();
        said.clear();
        wrong.clear();
    }

    /** The exit code. */
    int end(int requests) {
        out.printf("%n%d operations and checks, %d requests, %d differences%n", operations, requests, differences);
        return differences == 0 ? 0 : 1;
    }

    /** A body without what is new in each: the request's id, and the path and the id that were asked for. */
    static String withoutNovelties(String body) throws IOException {
        if (JSON.readTree(body) instanceof ObjectNode object) {
            object.remove(List.of("request_id", "instance"));
            return object.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "an id");
        }
        return body;
    }
}
