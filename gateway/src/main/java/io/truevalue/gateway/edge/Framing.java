package io.truevalue.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.truevalue.signing.SigningHeaders;
import io.truevalue.web.problem.Problem;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Refuses what two readers could read differently, and what Netty lets through (RFC 9112 3.2, 5, 6.3, 11.2): two hosts or
 * none, two framings, tenant headers twice, under other spellings or named as hop-by-hop.
 */
final class Framing {
    static final int MOST_HEADERS = 100;

    private static final String[] ONCE = {
        "host",
        "authorization",
        "content-length",
        "transfer-encoding",
        "content-type",
        "origin",
        "expect",
        "x-truevalue-client",
        "idempotency-key"
    };
    /** A bit for each header that may stand once. */
    private static final HeaderTraits BITS = new HeaderTraits();

    static {
        for (int i = 0; i < ONCE.length; i++) {
            BITS.with(1 << i, ONCE[i]);
        }
    }

    private Framing() {}

    /** Throws a {@link Problem} unless there is one way to read the head. */
    static void check(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            throw ambiguous("HTTP/1.1 is spoken here.");
        }
        HttpHeaders headers = request.headers();
        if (headers.size() > MOST_HEADERS) {
            throw GateProblem.HEADERS_TOO_LARGE.because("At most " + MOST_HEADERS + " headers are taken.");
        }
        Set<String> tenant = null;
        int seen = 0;
        Iterator<Map.Entry<CharSequence, CharSequence>> each = headers.iteratorCharSequence();
        while (each.hasNext()) {
            CharSequence name = each.next().getKey();
            int once = BITS.of(name);
            if ((seen & once) != 0) {
                throw ambiguous("The header " + ONCE[Integer.numberOfTrailingZeros(once)] + " occurs twice.");
            }
            seen |= once;
            if (isOurs(name)) {
                tenant = tenant == null ? new HashSet<>(4) : tenant;
                if (!tenant.add(name.toString().toLowerCase(Locale.ROOT))) {
                    throw ambiguous("A header that the gate sets occurs twice.");
                }
            }
            if (AsciiString.indexOf(name, '_', 0) >= 0 && isOurs(name.toString().replace('_', '-'))) {
                throw ambiguous("A header that the gate sets, spelled with an underscore.");
            }
        }
        checkLength(headers, version);
        checkConnection(headers);
        checkContent(headers);
    }

    /** The body's length as declared, 0 where none is, and -1 where it is no plain number. */
    static long length(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        if (length == null) {
            return 0;
        }
        return isPlainNumber(length) ? Long.parseLong(length) : -1;
    }

    private static boolean isPlainNumber(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isOurs(CharSequence name) {
        return SigningHeaders.isSigned(name) || SigningHeaders.isSignature(name);
    }

    private static void checkLength(HttpHeaders headers, HttpVersion version) {
        String encoding = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        if (encoding != null) {
            if (length != null || !encoding.equalsIgnoreCase("chunked") || version.equals(HttpVersion.HTTP_1_0)) {
                throw ambiguous("The body's end can be read in more than one way.");
            }
        } else if (length != null && !isPlainNumber(length)) {
            throw ambiguous("The content length is no plain number.");
        }
    }

    private static void checkConnection(HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.CONNECTION)) {
            return;
        }
        for (String list : headers.getAll(HttpHeaderNames.CONNECTION)) {
            for (String name : list.split(",", -1)) {
                String named = name.strip();
                if (isOurs(named) || isOurs(named.replace('_', '-')) || isNeeded(named)) {
                    throw ambiguous("A header that is not hop-by-hop is named as one.");
                }
            }
        }
    }

    private static boolean isNeeded(String name) {
        return BITS.of(name) != 0;
    }

    /** A compressed body would be unpacked behind the gate, past every limit of it. */
    private static void checkContent(HttpHeaders headers) {
        String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw io.truevalue.web.problem.CommonProblem.UNSUPPORTED_MEDIA_TYPE.because(
                    "Bodies are taken uncompressed.");
        }
        String expect = headers.get(HttpHeaderNames.EXPECT);
        if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
            throw GateProblem.EXPECTATION_FAILED.because("Only 100-continue can be expected.");
        }
    }

    private static Problem ambiguous(String detail) {
        return GateProblem.AMBIGUOUS_REQUEST.because(detail);
    }
}
