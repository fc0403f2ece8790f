package io.truevalue.cli.tour;

import org.jspecify.annotations.Nullable;

/** Somebody in the story, with what they have come by so far. */
final class Person {
    private final String name;
    private final String email;
    private final String password;
    private @Nullable String token;
    private @Nullable String refreshToken;
    private @Nullable String totpSecret;
    private @Nullable String organization;
    private @Nullable String contact;

    Person(String name, String email, String password) {
        this.name = name;
        this.email = email;
        this.password = password;
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    String password() {
        return password;
    }

    String token() {
        return known(token, "is not logged in");
    }

    void logIn(String accessToken) {
        this.token = accessToken;
    }

    /** Both tokens of a pair. */
    void logIn(String accessToken, String newRefreshToken) {
        this.token = accessToken;
        this.refreshToken = newRefreshToken;
    }

    String refreshToken() {
        return known(refreshToken, "has no refresh token");
    }

    /** In base32. */
    String totpSecret() {
        return known(totpSecret, "has no authenticator app");
    }

    void enrol(String secret) {
        this.totpSecret = secret;
    }

    /** A claim of the access token, such as {@code sub}. */
    String claim(String name) {
        return Claims.of(token()).path(name).asText("");
    }

    /** The slug. */
    String organization() {
        return known(organization, "has no organisation");
    }

    void found(String slug) {
        this.organization = slug;
    }

    /** The id of a contact of theirs. */
    String contact() {
        return known(contact, "has no contact");
    }

    void knows(String contactId) {
        this.contact = contactId;
    }

    private String known(@Nullable String value, String otherwise) {
        if (value == null) {
            throw new StepFailed(name + " " + otherwise + ": an earlier step failed");
        }
        return value;
    }
}
