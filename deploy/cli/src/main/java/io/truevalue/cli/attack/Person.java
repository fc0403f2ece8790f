package io.truevalue.cli.attack;

/**
 * Somebody who registered for this run and founded an organisation.
 *
 * @param address where they call from
 * @param token an access token in their organisation
 * @param firstToken the one that was replaced when they switched to it
 * @param organization the slug
 */
public record Person(
        String email,
        String password,
        String address,
        String token,
        String firstToken,
        String refreshToken,
        String organization) {}
