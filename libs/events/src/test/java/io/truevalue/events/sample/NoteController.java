package io.truevalue.events.sample;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.truevalue.tenancy.Tenancy;
import io.truevalue.tenancy.access.SignedIn;
import java.util.UUID;

@Controller("/sample/api/notes")
@ExecuteOn(TaskExecutors.BLOCKING)
@SignedIn
class NoteController {
    private final WriteNote writeNote;

    NoteController(WriteNote writeNote) {
        this.writeNote = writeNote;
    }

    @Post
    UUID write() {
        return writeNote.write(Tenancy.current().organization());
    }
}
