package io.truevalue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.truevalue.attack.api.Api;
import io.truevalue.attack.api.BadBodies;
import io.truevalue.attack.api.BadBody;
import io.truevalue.attack.api.BadBody.Verdict;
import io.truevalue.attack.api.Examples;
import io.truevalue.attack.api.Field;
import io.truevalue.attack.api.NaughtyStrings;
import io.truevalue.attack.api.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends a service everything that is wrong, made from its own document: a new field and a new operation are covered the day
 * they are born. Where the document alone makes no request that is taken, one is given.
 */
public final class BadInput {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WRONG_IDS = List.of(
            "not-a-uuid",
            "1",
            "-1",
            "null",
            "'",
            "0".repeat(300),
            "\u0000",
            "\ud83d\ude00",
            "..%2f",
            "01890000-0000-7000-8000-00000000000g",
            "01890000-0000-7000-8000-000000000000x",
            "{01890000-0000-7000-8000-000000000000}");

    /** A request that is taken. */
    public record Good(Caller caller, String target, Object body) {}

    private final ServiceExtension service;
    private final Map<String, List<Supplier<Good>>> good = new LinkedHashMap<>();
    private final Map<String, String> elsewhere = new LinkedHashMap<>();
    private final InputFaults faults = new InputFaults();

    private BadInput(ServiceExtension service) {
        this.service = service;
    }

    public static BadInput to(ServiceExtension service) {
        return new BadInput(service);
    }

    /**
     * One more request that is made bad in every way.
     *
     * @param operation such as {@code POST /crm/api/contacts}
     */
    public BadInput with(String operation, Supplier<Good> request) {
        good.computeIfAbsent(operation, name -> new ArrayList<>()).add(request);
        return this;
    }

    /** An operation that is tried by a test of its own. */
    public BadInput without(String operation, String reason) {
        elsewhere.put(operation, reason);
        return this;
    }

    /** Every refusal names the field, none is the service's own failure, and nothing is written. */
    public void isRefusedAndWritesNothing() throws SQLException {
        Api api = api();
        for (Operation operation : operations(api)) {
            for (Supplier<Good> requests : goodOf(operation)) {
                isRefusedAndWritesNothing(api, operation, requests);
            }
        }
        faults.verifyNone();
    }

    private void isRefusedAndWritesNothing(Api api, Operation operation, Supplier<Good> requests) throws SQLException {
        Good request = requests.get();
        List<BadBody> bodies = BadBodies.of(api, operation, JSON.valueToTree(request.body()));
        Rows rows = Rows.of(service);
        bodies.stream()
                .filter(bad -> bad.verdict() == Verdict.NAMED || bad.verdict() == Verdict.REFUSED)
                .forEach(bad -> judge(operation, bad, request));
        rows.difference().forEach(table -> faults.add(operation.name() + ": refused, and wrote to " + table));
        for (BadBody bad : bodies) {
            if (bad.verdict() == Verdict.NAMED_OR_KEPT || bad.verdict() == Verdict.NAMED_OR_TAKEN) {
                judge(operation, bad, requests.get());
            }
        }
    }

    /**
     * Each text stands in every text field of a request at once: read back identical, or refused with a field named. A
     * blank one may remove what a merge patch names.
     */
    public void keepsOrRefusesNaughtyStrings() throws JsonProcessingException {
        Api api = api();
        List<String> texts = NaughtyStrings.all();
        assertThat(texts).hasSize(515);
        for (Operation operation : operations(api)) {
            for (Supplier<Good> requests : goodOf(operation)) {
                JsonNode example = JSON.valueToTree(requests.get().body());
                if (BadBodies.freeTexts(api, operation, example).isEmpty()) {
                    continue;
                }
                for (String text : texts) {
                    keepsOrRefuses(api, operation, requests, text);
                }
            }
        }
        faults.verifyNone();
    }

    private void keepsOrRefuses(Api api, Operation operation, Supplier<Good> requests, String text)
            throws JsonProcessingException {
        Good request = requests.get();
        JsonNode body = JSON.valueToTree(request.body());
        List<Field> fields = BadBodies.freeTexts(api, operation, body);
        fields.forEach(field -> field.set(body, TextNode.valueOf(text)));
        Answer answer = send(operation, request, JSON.writeValueAsString(body));
        if (answer.status() < 300) {
            kept(operation, request, fields, text, answer);
        } else {
            faults.refused(operation, "naughty " + JSON.writeValueAsString(text), "", answer);
        }
    }

    private void kept(Operation operation, Good request, List<Field> fields, String text, Answer answer) {
        if (answer.body().isEmpty()) {
            return;
        }
        String location = answer.header("location");
        Answer read = location == null ? answer : service.as(request.caller()).get(location);
        for (Field field : fields) {
            JsonNode found = field.in(read.json());
            boolean removed = operation.isPatch() && text.isBlank() && found.isNull();
            if (!found.isMissingNode() && !removed && !found.asText().equals(text)) {
                faults.add(operation.name() + " " + field.path() + ": sent " + text + ", read back " + found);
            }
        }
    }

    /** An id that cannot be one is answered as one that was never issued. */
    public void answersWrongIdsAsNeverIssued() {
        for (Operation operation : api().operations()) {
            if (operation.variables().isEmpty() || elsewhere.containsKey(operation.name())) {
                continue;
            }
            for (String wrong : WRONG_IDS) {
                String encoded =
                        URLEncoder.encode(wrong, StandardCharsets.UTF_8).replace("+", "%20");
                Good request = goodOf(operation).getFirst().get();
                String target = operation.path().replaceAll("\\{[^}]+}", encoded);
                Answer answer = send(
                        operation,
                        new Good(request.caller(), target, ""),
                        operation.hasJsonBody()
                                ? JSON.valueToTree(request.body()).toString()
                                : "");
                if (answer.status() != 404) {
                    faults.add(operation.name() + " with the id " + encoded + ": " + answer.status() + " "
                            + answer.body());
                }
            }
        }
        faults.verifyNone();
    }

    private Api api() {
        return ApiDocument.of(service.as(Caller.nobody())).orElseThrow().api();
    }

    private List<Operation> operations(Api api) {
        List<Operation> all = api.operations().stream()
                .filter(Operation::hasJsonBody)
                .filter(operation -> !elsewhere.containsKey(operation.name()))
                .toList();
        assertThat(all.stream().map(Operation::name))
                .as("operations with a body")
                .containsAll(good.keySet());
        return all;
    }

    private List<Supplier<Good>> goodOf(Operation operation) {
        return good.getOrDefault(operation.name(), List.of(() -> exampleOf(operation)));
    }

    private Good exampleOf(Operation operation) {
        Caller caller = operation.open()
                ? Caller.nobody()
                : Caller.newMember(operation.permission().isEmpty() ? "none:none" : operation.permission());
        String target = operation.path().replaceAll("\\{[^}]+}", "01890000-0000-7000-8000-000000000000");
        return new Good(caller, target, new Examples(api(), (field, schema) -> Optional.empty()).of(operation.body()));
    }

    private Answer send(Operation operation, Good request, String body) {
        return service.as(request.caller())
                .send(
                        operation.method(),
                        request.target(),
                        body.getBytes(StandardCharsets.UTF_8),
                        operation.hasJsonBody() ? operation.mediaType() : "");
    }

    private void judge(Operation operation, BadBody bad, Good request) {
        try {
            faults.judge(operation, bad, send(operation, request, bad.json()));
        } catch (AssertionError undocumented) {
            faults.add(operation.name() + " · " + bad + ": " + undocumented.getMessage());
        }
    }
}
