package io.truevalue.billing.subscription;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.truevalue.tenancy.access.FreshFactor;
import io.truevalue.tenancy.access.RequiresPermission;
import io.truevalue.tenancy.idempotency.Idempotent;
import io.truevalue.tenancy.openapi.Refuses;
import io.truevalue.web.IfMatch;
import io.truevalue.web.problem.ProblemAnswers;
import java.net.URI;

/** The subscription of the organisation that is acted for. There is always one. */
@Controller("/billing/api/subscription")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "subscription")
class SubscriptionController {
    private final Subscriptions subscriptions;
    private final ChooseSubscription choose;

    SubscriptionController(Subscriptions subscriptions, ChooseSubscription choose) {
        this.subscriptions = subscriptions;
        this.choose = choose;
    }

    /** Reads the subscription. */
    @Get
    @RequiresPermission("billing:read")
    SubscriptionView read() {
        return subscriptions.read();
    }

    /** Chooses a paid plan and pays its first month. */
    @Refuses(SubscriptionProblem.class)
    @Post
    @FreshFactor
    @RequiresPermission("billing:write")
    @Idempotent
    @ApiResponse(
            responseCode = "201",
            description = "Chosen and paid",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    HttpResponse<?> choose(@Body SubscriptionRequest request) {
        return switch (choose.choose(request.choice())) {
            case ChooseSubscription.Outcome.Chosen chosen ->
                HttpResponse.created(chosen.subscription(), URI.create("/billing/api/subscription"));
            case ChooseSubscription.Outcome.Declined declined -> declined(declined);
        };
    }

    /** Tells what a choice would cost. */
    @Refuses(value = SubscriptionProblem.class, only = "seats_exceeded")
    @Post("/preview")
    @RequiresPermission("billing:read")
    QuoteView preview(@Body SubscriptionRequest request) {
        return subscriptions.preview(request.choice());
    }

    /** Changes plan or seats; the difference for the rest of the month is paid now. */
    @Refuses(
            value = SubscriptionProblem.class,
            only = {"payment_declined", "seats_exceeded"})
    @Patch
    @FreshFactor
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @RequiresPermission("billing:write")
    @ApiResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    HttpResponse<?> change(@Body ChangeRequest request, @Parameter(hidden = true) IfMatch seen) {
        return switch (choose.change(request.choice(), seen)) {
            case ChooseSubscription.Outcome.Chosen chosen -> HttpResponse.ok(chosen.subscription());
            case ChooseSubscription.Outcome.Declined declined -> declined(declined);
        };
    }

    /** Goes back to Free, at once. */
    @Refuses(value = SubscriptionProblem.class, only = "seats_exceeded")
    @Delete
    @FreshFactor
    @RequiresPermission("billing:write")
    @Status(HttpStatus.NO_CONTENT)
    void cancel(@Parameter(hidden = true) IfMatch seen) {
        choose.cancel(seen);
    }

    private static HttpResponse<?> declined(ChooseSubscription.Outcome.Declined declined) {
        return ProblemAnswers.answer(ServerRequestContext.currentRequest().orElseThrow(), declined.problem());
    }
}
