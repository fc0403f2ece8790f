package io.truevalue.auditlog.log;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.openapi.Refuses;

@Controller("/audit-log/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@RequiresPermission("audit:read")
@Tag(name = "proofs")
class ProofController {
    private static final MediaType TEXT = MediaType.of("text/plain; charset=utf-8");

    private final ReadProofs readProofs;

    ProofController(ReadProofs readProofs) {
        this.readProofs = readProofs;
    }

    /**
     * Proves that an event stands in the organisation's log.
     *
     * @param id the CloudEvent's
     */
    @Get("/events/{id}/proof")
    @Refuses(ProofProblem.class)
    EventProof proof(String id) {
        return readProofs.ofEvent(id);
    }

    /** Reads the organisation's newest signed tree head, C2SP tlog-checkpoint. */
    @Get("/checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    @ApiResponse(
            responseCode = "200",
            description = "The checkpoint",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
    HttpResponse<String> checkpoint() {
        return HttpResponse.ok(readProofs.checkpoint()).contentType(TEXT);
    }

    /** Reads the keys that checkpoints are and were signed by, C2SP signed-note, the present one first. */
    @Get("/checkpoint/key")
    @Produces(MediaType.TEXT_PLAIN)
    @ApiResponse(
            responseCode = "200",
            description = "A key a line",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
    HttpResponse<String> key() {
        return HttpResponse.ok(readProofs.verifierKeys()).contentType(TEXT);
    }

    /**
     * Proves that the log of one size is the beginning of that of another.
     *
     * @param from the smaller size
     * @param to the greater, at most the newest checkpoint's
     */
    @Get("/consistency")
    ConsistencyProof consistency(@QueryValue long from, @QueryValue long to) {
        return readProofs.consistency(from, to);
    }
}
