package io.truevalue.auth.token;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.core.annotation.Introspected;

/** What an organisation pays for, as billing says. */
@Introspected
@JsonIgnoreProperties(ignoreUnknown = true)
record Plan(String plan) {
    static final Plan FREE = new Plan("free");
}
