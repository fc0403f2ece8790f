package io.truevalue.gateway.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.truevalue.gateway.edge.Drain;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code live}: this process answers. {@code ready}: it and every service behind it do. Both take any Accept, or the
 * console's route, which does, would win over them.
 */
@Controller("/health")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
class HealthController {
    private final PeerHealth peers;
    private final Drain drain;

    HealthController(PeerHealth peers, Drain drain) {
        this.peers = peers;
        this.drain = drain;
    }

    @Get("/live")
    HttpResponse<Map<String, String>> live() {
        return HttpResponse.ok(Map.of("status", "up")).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    @Get("/ready")
    HttpResponse<Map<String, Object>> ready() throws InterruptedException {
        if (drain.isDraining()) {
            return HttpResponse.<Map<String, Object>>status(HttpStatus.SERVICE_UNAVAILABLE)
                    .body(Map.<String, Object>of("status", "draining"))
                    .contentType(MediaType.APPLICATION_JSON_TYPE);
        }
        Map<String, Boolean> ready = peers.ready();
        Map<String, Object> services = new LinkedHashMap<>();
        ready.forEach((service, is) -> services.put(service, is ? "up" : "down"));
        boolean all = ready.values().stream().allMatch(is -> is);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", all ? "up" : "down");
        body.put("services", services);
        return HttpResponse.<Map<String, Object>>status(all ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body)
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
