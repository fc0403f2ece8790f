package io.truevalue.tenancy.health;

import io.micronaut.core.annotation.Introspected;

/** @param status {@code UP} or {@code DOWN} */
@Introspected
record Health(String status) {
    static final Health UP = new Health("UP");
    static final Health DOWN = new Health("DOWN");
}
