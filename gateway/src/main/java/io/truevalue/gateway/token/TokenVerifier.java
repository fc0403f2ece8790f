package io.truevalue.gateway.token;

import io.truevalue.signing.MalformedRequest;
import io.truevalue.web.keys.KeyFile;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens: JWS compact form, HS256 and nothing else, one of the live keys, and every claim of the
 * contract (RFC 7515, RFC 8725). The MAC is compared before a claim is read; no header can point at a key.
 */
@Singleton
final class TokenVerifier {
    static final int LONGEST = 12 * 1024;

    private static final String BEARER = "Bearer ";
    private static final int LEEWAY_SECONDS = 30;
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private volatile TokenKeys keys;
    private final Clock clock;

    TokenVerifier(TokenSettings settings, Clock clock, @Nullable KeyFile file) {
        this.keys = settings.keys();
        this.clock = clock;
        if (file != null) {
            file.follow(secrets -> keys = TokenKeys.of(secrets));
        }
    }

    /** Throws {@link TokenRefused} unless it is an access token of ours that holds now. */
    Token verify(String compact) {
        if (compact.length() > LONGEST) {
            throw new TokenRefused("too long");
        }
        int first = compact.indexOf('.');
        int second = compact.indexOf('.', first + 1);
        if (first < 1 || second < 0 || compact.indexOf('.', second + 1) >= 0) {
            throw new TokenRefused("not three parts");
        }
        byte[] key = keyFor(Claims.parse(StrictBase64.decode(compact.substring(0, first))));
        byte[] expected = mac(key, compact.substring(0, second).getBytes(StandardCharsets.ISO_8859_1));
        if (!MessageDigest.isEqual(expected, StrictBase64.decode(compact.substring(second + 1)))) {
            throw new TokenRefused("signature does not match");
        }
        return read(Claims.parse(StrictBase64.decode(compact.substring(first + 1, second))));
    }

    private byte[] keyFor(Claims header) {
        if (!header.text("alg").equals("HS256")) {
            throw new TokenRefused("another algorithm");
        }
        if (header.has("crit") || header.has("b64") || header.has("zip") || header.has("enc")) {
            throw new TokenRefused("an extension that is not understood");
        }
        String type = header.optionalText("typ");
        if (type != null && !type.equalsIgnoreCase("JWT") && !type.equalsIgnoreCase("at+jwt")) {
            throw new TokenRefused("another type of token");
        }
        byte[] key = keys.get(header.text("kid"));
        if (key == null) {
            throw new TokenRefused("unknown kid");
        }
        return key;
    }

    private Token read(Claims claims) {
        long now = clock.instant().getEpochSecond();
        if (!claims.text("iss").equals("truevalue-auth") || !claims.text("aud").equals("truevalue-platform")) {
            throw new TokenRefused("another issuer or audience");
        }
        long expires = claims.seconds("exp");
        if (!holdsAt(expires, now)) {
            throw new TokenRefused("expired");
        }
        long issued = claims.seconds("iat");
        if (issued > now + LEEWAY_SECONDS || (claims.has("nbf") && claims.seconds("nbf") > now + LEEWAY_SECONDS)) {
            throw new TokenRefused("from the future");
        }
        String user = claims.text("sub");
        if (!USER_ID.matcher(user).matches()) {
            throw new TokenRefused("a subject that is no id");
        }
        String organization = claims.optionalText("org_id");
        return new Token(
                user,
                organization,
                claims.text("session_id"),
                claims.text("jti"),
                claims.has("authz_version") ? claims.seconds("authz_version") : 0,
                issued,
                expires,
                user + '/' + organization,
                claims.isTrue("enrol_only"),
                headers(claims, user, organization));
    }

    static boolean holdsAt(long expires, long nowSecond) {
        return nowSecond <= expires + LEEWAY_SECONDS;
    }

    private static TenantHeaders headers(Claims claims, String user, @Nullable String organization) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        add(headers, "X-User-Id", user);
        add(headers, "X-User-Type", "user");
        add(headers, "X-User-Email", claims.optionalText("email"));
        add(headers, "X-User-Amr", claims.joined("amr"));
        add(headers, "X-Session-Id", claims.text("session_id"));
        if (claims.has("auth_time")) {
            add(headers, "X-User-Auth-Time", Long.toString(claims.seconds("auth_time")));
        }
        if (organization != null) {
            add(headers, "X-Org-Id", organization);
            add(headers, "X-Org-Slug", claims.optionalText("org_slug"));
            add(headers, "X-Org-Plan", claims.optionalText("plan"));
            add(headers, "X-User-Roles", claims.joined("roles"));
            add(headers, "X-User-Permissions", claims.joined("permissions"));
            if (claims.has("teams")) {
                add(headers, "X-User-Teams", claims.joined("teams"));
            }
        }
        return encoded(headers);
    }

    private static TenantHeaders encoded(List<Map.Entry<String, String>> headers) {
        try {
            return TenantHeaders.of(headers);
        } catch (MalformedRequest unfit) {
            throw new TokenRefused("a claim that no header can carry");
        }
    }

    /** On the wire a value is its UTF-8 bytes, each of which Netty writes from one character. */
    private static void add(List<Map.Entry<String, String>> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(
                    Map.entry(name, new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
        }
    }

    private static byte[] mac(byte[] key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    /** Where the token begins in an {@code Authorization} header's value, or -1 where the scheme is another. */
    static int startOfBearer(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return -1;
        }
        int start = BEARER.length();
        while (start < authorization.length() && authorization.charAt(start) == ' ') {
            start++;
        }
        return start;
    }
}
