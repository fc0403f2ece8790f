package io.truevalue.auth.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.truevalue.web.keys.KeyFile;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mints access tokens in JWS compact form (RFC 7515, RFC 9068): HS256, under the key that the gateway knows by its id. */
@Singleton
public final class SignAccessToken {
    private static final String SECRET = "TRUEVALUE_JWT_SECRET";
    private static final String ISSUER = "truevalue-auth";
    private static final String AUDIENCE = "truevalue-platform";

    private volatile Key key;

    private record Key(JWSSigner signer, JWSHeader header) {
        static Key of(byte[] secret) {
            try {
                JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(keyId(secret))
                        .build();
                return new Key(new MACSigner(secret), header);
            } catch (JOSEException e) {
                throw new IllegalStateException("a secret that was checked makes a signer", e);
            }
        }
    }

    SignAccessToken(TokenSettings settings, @Nullable KeyFile file) {
        this.key = Key.of(settings.key());
        if (file != null) {
            file.follow(secrets -> key = Key.of(new TokenSettings(secrets.getOrDefault(SECRET, "")).key()));
        }
    }

    public String sign(AccessToken token) {
        Key present = key;
        SignedJWT jwt = new SignedJWT(present.header(), claims(token));
        try {
            jwt.sign(present.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("an access token cannot be signed", e);
        }
        return jwt.serialize();
    }

    /** As the gateway computes it: tells two keys apart, tells nothing of either. */
    static String keyId(byte[] key) {
        byte[] named = ByteBuffer.allocate(3 + key.length)
                .put("kid".getBytes(US_ASCII))
                .put(key)
                .array();
        return HexFormat.of().formatHex(Secrets.sha256(named), 0, 4);
    }

    private static JWTClaimsSet claims(AccessToken token) {
        Standing standing = token.standing();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(token.user().toString())
                .jwtID(token.id().toString())
                .issueTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()))
                .claim("email", token.email())
                .claim("session_id", token.sessionId().toString())
                .claim("auth_time", token.authenticatedAt().getEpochSecond())
                .claim("amr", token.factors())
                .claim("roles", standing.grants().roles())
                .claim("permissions", standing.grants().permissions());
        List<String> teams = standing.grants().teams();
        if (teams != null && !teams.isEmpty()) {
            claims.claim("teams", teams);
        }
        Membership organization = standing.chosen();
        if (organization != null) {
            claims.claim("org_id", organization.orgId().toString())
                    .claim("org_slug", organization.slug())
                    .claim("org_name", organization.name())
                    .claim("plan", standing.plan())
                    .claim("authz_version", standing.grants().authzVersion());
        }
        if (standing.enrolOnly()) {
            claims.claim("enrol_only", true);
        }
        return claims.build();
    }
}
