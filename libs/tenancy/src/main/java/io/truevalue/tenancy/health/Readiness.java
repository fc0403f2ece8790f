package io.truevalue.tenancy.health;

/** What must be done before a service counts as ready, beside its database. */
public interface Readiness {
    boolean isReady();
}
