package io.truevalue.auth.session;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;

/**
 * How a client holds its refresh token: in JSON, or, the console's way, in a cookie that no script can read and no other
 * site can send. The header that asks for the cookie is one that CORS gives to no other origin.
 */
public enum ClientForm {
    JSON,
    CONSOLE;

    public static final String COOKIE = "__Secure-tv_refresh";

    private static final String HEADER = "X-TrueValue-Client";
    private static final String ATTRIBUTES = "; Path=/auth; HttpOnly; Secure; SameSite=Strict";

    public static ClientForm of(HttpRequest<?> request) {
        return "console".equals(request.getHeaders().get(HEADER)) ? CONSOLE : JSON;
    }

    /** The refresh token of the cookie; only the console's header makes it count. */
    static Optional<String> held(HttpRequest<?> request) {
        return of(request) == CONSOLE
                ? request.getCookies().findCookie(COOKIE).map(cookie -> cookie.getValue())
                : Optional.empty();
    }

    public MutableHttpResponse<TokenPairView> answer(TokenPair pair) {
        MutableHttpResponse<TokenPairView> answer =
                HttpResponse.ok(TokenPairView.of(pair, this == JSON)).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return this == JSON
                ? answer
                : answer.header(
                        HttpHeaders.SET_COOKIE,
                        COOKIE + "=" + pair.refreshToken() + ATTRIBUTES + "; Max-Age="
                                + pair.refreshLife().toSeconds());
    }

    /** No content, and no cookie from here. */
    MutableHttpResponse<Object> farewell() {
        MutableHttpResponse<Object> answer = HttpResponse.noContent();
        return this == JSON ? answer : answer.header(HttpHeaders.SET_COOKIE, COOKIE + "=" + ATTRIBUTES + "; Max-Age=0");
    }
}
