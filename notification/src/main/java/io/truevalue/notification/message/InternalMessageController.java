package io.truevalue.notification.message;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.tenancy.access.Internal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes messages from the services that may send any. */
@Hidden
@Controller("/internal/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
class InternalMessageController {
    private static final String ENGLISH = "en";

    private final TakeMessage takeMessage;

    InternalMessageController(TakeMessage takeMessage) {
        this.takeMessage = takeMessage;
    }

    /**
     * @param id by which a repeated one is known
     * @param locale a language tag (BCP 47)
     * @param data what the template needs; {@code link} always
     */
    @Introspected
    record MessageRequest(
            @NotNull UUID id,
            @NotBlank @Size(max = 254) String to,
            @NotBlank @Size(max = 50) String template,
            @Nullable @Size(max = 35) String locale,
            @NotNull @Size(max = 50) Map<String, String> data) {
        @Override
        public String toString() {
            return "MessageRequest(hidden)";
        }
    }

    @Introspected
    record Taken(UUID id) {}

    @Post
    @Internal({"auth-service", "org-service", "permission-service", "billing-service", "audit-log-service"})
    @Status(HttpStatus.ACCEPTED)
    Taken take(@Valid @Body MessageRequest body) {
        String locale = body.locale() == null ? ENGLISH : body.locale();
        takeMessage.take(body.id(), body.to(), body.template(), locale, body.data());
        return new Taken(body.id());
    }
}
