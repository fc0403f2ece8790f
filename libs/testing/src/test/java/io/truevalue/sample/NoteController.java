package io.truevalue.sample;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.Internal;
import io.truevalue.tenancy.access.Open;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.access.SignedIn;
import io.truevalue.tenancy.database.Transactions;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.web.listing.ListRequest;
import io.truevalue.web.listing.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class NoteController {
    private static final Logger log = LoggerFactory.getLogger(NoteController.class);

    private final Transactions transactions;
    private final NoteStore notes;

    NoteController(Transactions transactions, NoteStore notes) {
        this.transactions = transactions;
        this.notes = notes;
    }

    @Introspected
    record NewNote(
            @NotBlank @Size(max = 100) String noteText,
            @Max(1_000) int pageCount) {}

    @Post("/sample/notes")
    @RequiresPermission("notes:write")
    @Idempotent
    HttpResponse<Note> add(@Valid @Body NewNote note) {
        Note added =
                transactions.in(() -> notes.add(Tenancy.current().organization(), note.noteText(), note.pageCount()));
        return HttpResponse.created(added, URI.create("/sample/notes/" + added.id()));
    }

    @Get("/sample/notes")
    @RequiresPermission("notes:read")
    Page<Note> list(ListRequest request) {
        return transactions.reading(() -> notes.page(request));
    }

    @Get("/sample/outside")
    @SignedIn
    Page<String> outside() {
        return Page.whole(notes.texts());
    }

    @Get("/sample/me")
    @SignedIn(organization = false)
    Map<String, Object> whoami() {
        return Map.of("id", String.valueOf(Tenancy.current().id()));
    }

    @Get("/sample/fresh")
    @SignedIn
    @FreshFactor
    Map<String, Object> fresh() {
        return Map.of("fresh", true);
    }

    @Get("/sample/open")
    @Open
    Map<String, Object> open() {
        return Map.of("open", true);
    }

    @Get("/sample/forgotten")
    Map<String, Object> forgotten() {
        return Map.of();
    }

    @Get("/internal/notes")
    @Internal("org-service")
    Map<String, Object> internal() {
        return Map.of("org", String.valueOf(Tenancy.current().org()));
    }

    @Post("/sample/uploads")
    @Consumes("application/octet-stream")
    @SignedIn
    Map<String, Object> upload(@Body byte[] body) {
        return Map.of("bytes", body.length);
    }

    @Get("/sample/logged")
    @SignedIn
    Map<String, Object> logged(@QueryValue String text) {
        log.info("{}", text);
        return Map.of();
    }

    @Get("/sample/said")
    @Open
    Map<String, Object> said(@QueryValue String text) {
        log.info("{}", text);
        return Map.of();
    }

    @Get("/sample/broken")
    @Open
    Map<String, Object> broken() {
        throw new IllegalStateException("a secret of ours");
    }
}
