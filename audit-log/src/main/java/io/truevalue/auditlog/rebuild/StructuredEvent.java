package io.truevalue.auditlog.rebuild;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** A CloudEvent in JSON's structured form, digit for digit. */
record StructuredEvent(@JsonValue @JsonRawValue String json) {}
