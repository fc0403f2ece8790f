package io.truevalue.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The steps about an organisation's contacts. */
final class Contacts {
    private static final String FILE = "contacts-us-congress.csv";
    private static final int ROWS = 537;

    private final Platform platform;
    private final Path samples;

    Contacts(Platform platform, Path samples) {
        this.platform = platform;
        this.samples = samples;
    }

    void importCongress(Person owner) {
        Multipart form = new Multipart(Map.of("resource", "contacts", "run", "true"), FILE, file());
        Answer started = platform.gateway().upload("/crm/api/imports", owner.token(), form);
        if (started.status() != 202) {
            started.expect(201);
        }
        String target = "/crm/api/imports/" + started.text("id");
        platform.await(
                () -> platform.gateway().peek(target, owner.token()).expect(200),
                answer -> answer.text("status").matches("completed|failed|canceled"),
                "the import did not end");
        Answer ended = platform.gateway().get(target, owner.token()).expect(200);
        boolean whole = ended.text("status").equals("completed")
                && ended.number("rows") == ROWS
                && ended.number("created") == ROWS
                && ended.number("failed") == 0;
        if (!whole) {
            throw new StepFailed("expected " + ROWS + " rows created; the import " + ended.text("status") + " with "
                    + ended.number("created") + " of " + ended.number("rows"));
        }
    }

    private byte[] file() {
        try {
            return Files.readAllBytes(samples.resolve(FILE));
        } catch (IOException e) {
            throw new StepFailed("cannot read " + samples.resolve(FILE) + ": " + e.getMessage());
        }
    }

    void view(Person owner) {
        Answer list = platform.gateway()
                .get("/crm/api/contacts?limit=5&count=true&sort=last_name", owner.token())
                .expect(200);
        if (list.number("total") != ROWS || list.items().count() != 5) {
            throw new StepFailed(
                    "expected 5 of " + ROWS + " contacts, got " + list.items().count() + " of " + list.number("total"));
        }
        JsonNode first = list.items().findFirst().orElseThrow();
        owner.knows(first.path("id").asText());
        Answer alone = platform.gateway()
                .get("/crm/api/contacts/" + owner.contact(), owner.token())
                .expect(200);
        if (!alone.body().equals(first)) {
            throw new StepFailed("a contact read alone differs from its item in the list");
        }
    }

    void search(Person owner) {
        Answer found = platform.gateway()
                .get("/crm/api/search?q=cantwell", owner.token())
                .expect(200);
        boolean there = found.items()
                .anyMatch(item -> item.path("type").asText().equals("contact")
                        && item.path("title").asText().contains("Cantwell"));
        if (!there) {
            throw new StepFailed("Maria Cantwell is not among what was found");
        }
    }

    void create(Person owner, String firstName, String lastName) {
        Answer created = platform.gateway()
                .post("/crm/api/contacts", owner.token(), Map.of("first_name", firstName, "last_name", lastName))
                .expect(201);
        owner.knows(created.text("id"));
    }

    void refuseEachOther(Person one, Person other) {
        refuse(one, other.contact());
        refuse(other, one.contact());
        platform.gateway()
                .get("/crm/api/contacts/" + other.contact(), other.token())
                .expect(200);
    }

    private void refuse(Person stranger, String contact) {
        platform.gateway().get("/crm/api/contacts/" + contact, stranger.token()).expectProblem(404, "not_found");
    }
}
