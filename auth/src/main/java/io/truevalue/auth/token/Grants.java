package io.truevalue.auth.token;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** What a user may do in one organisation, as permission says, and the counter by which a newer answer is known. */
@Introspected
@JsonIgnoreProperties(ignoreUnknown = true)
public record Grants(List<String> roles, List<String> permissions, long authzVersion) {
    static final Grants NONE = new Grants(List.of(), List.of(), 0);
}
