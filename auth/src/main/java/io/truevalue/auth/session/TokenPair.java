package io.truevalue.auth.session;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.token.Standing;
import java.time.Duration;

/**
 * What a sign-in, a refresh and a switch give. Never prints its tokens.
 *
 * @param refreshLife how long the refresh token holds unless it is used
 */
public record TokenPair(
        String accessToken, String refreshToken, Duration refreshLife, Account account, Standing standing) {
    @Override
    public String toString() {
        return "TokenPair(hidden)";
    }
}
