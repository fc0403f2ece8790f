package io.truevalue.notification.message;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import io.truevalue.notification.sms.SendText;
import io.truevalue.tenancy.access.Internal;

/** By what people can be reached here. */
@Hidden
@Controller("/internal/channels")
class ChannelController {
    private final SendText sendText;

    ChannelController(SendText sendText) {
        this.sendText = sendText;
    }

    @Introspected
    record ChannelsView(boolean email, boolean sms) {}

    @Get
    @Internal("auth-service")
    ChannelsView show() {
        return new ChannelsView(true, sendText.isAvailable());
    }
}
