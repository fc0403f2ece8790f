package io.truevalue.org.organization;

import org.jspecify.annotations.Nullable;

/**
 * What a new organisation is to be called.
 *
 * @param slug made from the name where it is absent
 */
record CreateOrganizationRequest(
        @Nullable String name, @Nullable String slug) {}
