package io.truevalue.auth.session;

import io.truevalue.auth.account.Account;
import io.truevalue.auth.token.Standing;

/** What a sign-in, a refresh and a switch give. Never prints its tokens. */
public record TokenPair(String accessToken, String refreshToken, Account account, Standing standing) {
    @Override
    public String toString() {
        return "TokenPair(hidden)";
    }
}
