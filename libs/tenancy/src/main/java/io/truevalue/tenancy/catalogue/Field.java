package io.truevalue.tenancy.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A field of a resource's records that can be permitted by itself.
 *
 * @param name as in JSON
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Field(String name, String title) {}
