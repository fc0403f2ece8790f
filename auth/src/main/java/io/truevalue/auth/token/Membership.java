package io.truevalue.auth.token;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.UUID;

/** An organisation that a user belongs to, as org says. */
@Introspected
@JsonIgnoreProperties(ignoreUnknown = true)
public record Membership(UUID orgId, String slug, String name, String status, boolean owner) {
    boolean isActive() {
        return status.equals("active");
    }

    /** Org's answer. */
    @Introspected
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Membership> items) {}
}
