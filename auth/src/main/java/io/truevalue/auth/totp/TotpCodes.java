package io.truevalue.auth.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.warrenstrange.googleauth.GoogleAuthenticator;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Time-based codes as every authenticator app makes them: RFC 6238 with HMAC-SHA-1, 30 seconds, six digits. A clock may
 * be one step off either way. The library remembers no used codes, so that is done beside it, by steps.
 */
@Singleton
final class TotpCodes {
    private static final long STEP = Duration.ofSeconds(30).toMillis();
    private static final String ISSUER = "TrueValue";

    private final GoogleAuthenticator library = new GoogleAuthenticator();

    /** 160 random bits in base 32 (RFC 4226, section 4, R6). */
    String newSecret() {
        return library.createCredentials().getKey();
    }

    /** The steps around now whose code this is; none where it is wrong. */
    List<Long> stepsOf(String secret, String code, Instant now) {
        long step = now.toEpochMilli() / STEP;
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(candidate -> isSame(codeAt(secret, candidate), code))
                .boxed()
                .toList();
    }

    private String codeAt(String secret, long step) {
        return String.format(Locale.ROOT, "%06d", library.getTotpPassword(secret, step * STEP));
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    /** For a QR code: the key URI format that authenticator apps read. */
    static String uri(String secret, String email) {
        return "otpauth://totp/" + encoded(ISSUER) + ":" + encoded(email) + "?secret=" + secret + "&issuer="
                + encoded(ISSUER) + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
