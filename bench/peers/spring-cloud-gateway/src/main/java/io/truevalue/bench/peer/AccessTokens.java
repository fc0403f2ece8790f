package io.truevalue.bench.peer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Verifies tokens by Nimbus, directly: less work than the whole of Spring Security would be. */
@Component
final class AccessTokens {
    private static final long LEEWAY_MILLIS = 30_000;

    private final JWSVerifier verifier;

    AccessTokens(@Value("${BENCH_JWT_SECRET}") String secret) throws JOSEException {
        verifier = new MACVerifier(secret.getBytes(StandardCharsets.US_ASCII));
    }

    /** The claims of an {@code Authorization} header's token, or null where it does not hold. */
    JWTClaimsSet verify(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return null;
        }
        try {
            SignedJWT token = SignedJWT.parse(authorization.substring(7));
            if (!token.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256) || !token.verify(verifier)) {
                return null;
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            return holds(claims) ? claims : null;
        } catch (ParseException | JOSEException unreadable) {
            return null;
        }
    }

    private static boolean holds(JWTClaimsSet claims) {
        Date expires = claims.getExpirationTime();
        return expires != null
                && expires.getTime() + LEEWAY_MILLIS >= System.currentTimeMillis()
                && "truevalue-auth".equals(claims.getIssuer())
                && claims.getAudience().contains("truevalue-platform");
    }
}
