package io.truevalue.signing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers that say who signed, when and what, read once and strictly; the signed ones go to the canonical request. */
final class SignatureFields {
    private static final int MOST_SIGNATURES = 8;
    private static final int LONGEST_HEADER = 1024;

    private @Nullable String gatewayTimestamp;
    private @Nullable String gatewaySignature;
    private @Nullable String serviceTimestamp;
    private @Nullable String serviceSignature;
    private @Nullable String serviceName;
    private @Nullable String nonce;

    private SignatureFields() {}

    static SignatureFields read(Iterable<? extends Map.Entry<String, String>> headers, CanonicalRequest request) {
        SignatureFields fields = new SignatureFields();
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey();
            if (SigningHeaders.isSigned(name)) {
                request.header(name, header.getValue());
                fields.takeSigned(name, header.getValue());
            } else if (SigningHeaders.isSignature(name)) {
                fields.takeSignature(name, header.getValue());
            }
        }
        request.order();
        if (fields.has(Hop.GATEWAY) && (fields.has(Hop.SERVICE) || fields.serviceName != null)) {
            throw new MalformedRequest("both kinds of signature");
        }
        return fields;
    }

    private boolean has(Hop hop) {
        return switch (hop) {
            case GATEWAY -> gatewayTimestamp != null || gatewaySignature != null;
            case SERVICE -> serviceTimestamp != null || serviceSignature != null;
        };
    }

    Hop hop() {
        return has(Hop.GATEWAY) ? Hop.GATEWAY : Hop.SERVICE;
    }

    boolean isMissing() {
        return nonce == null
                || switch (hop()) {
                    case GATEWAY -> gatewayTimestamp == null || gatewaySignature == null;
                    case SERVICE -> serviceTimestamp == null || serviceSignature == null || serviceName == null;
                };
    }

    String caller() {
        return hop() == Hop.GATEWAY || serviceName == null ? "gateway" : serviceName;
    }

    String timestamp() {
        return String.valueOf(hop() == Hop.GATEWAY ? gatewayTimestamp : serviceTimestamp);
    }

    /** The timestamp in seconds; one that is not plain decimal is malformed, as is a nonce of another form. */
    long stamp() {
        String digits = timestamp();
        boolean plain = !digits.isEmpty()
                && digits.length() <= 12
                && Ascii.areDigits(digits, 0, digits.length())
                && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!plain) {
            throw new MalformedRequest("a timestamp that is not Unix seconds");
        }
        if (nonce == null || nonce.length() != 32 || !Ascii.isLowerHex(nonce, 0, 32)) {
            throw new MalformedRequest("a nonce that is not 32 lower-case hexadecimal digits");
        }
        return Long.parseLong(digits);
    }

    /** The listed v1 signatures; other versions are skipped, and none left is malformed. */
    List<byte[]> signatures() {
        String list = String.valueOf(hop() == Hop.GATEWAY ? gatewaySignature : serviceSignature);
        if (list.length() > LONGEST_HEADER) {
            throw new MalformedRequest("a signature header past its size");
        }
        List<byte[]> signatures = new ArrayList<>(2);
        for (int from = 0; from <= list.length(); ) {
            int comma = list.indexOf(',', from);
            int to = comma < 0 ? list.length() : comma;
            String signature = Ascii.trim(list.substring(from, to));
            from = to + 1;
            if (!isVersioned(signature)) {
                throw new MalformedRequest("a signature without a version");
            }
            if (signature.startsWith("v1=")) {
                signatures.add(decode(signature));
            }
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new MalformedRequest("no v1 signature, or too many");
        }
        return signatures;
    }

    private static byte[] decode(String signature) {
        if (signature.length() != 67 || !Ascii.isLowerHex(signature, 3, 67)) {
            throw new MalformedRequest("a v1 signature that is not 64 lower-case hexadecimal digits");
        }
        return HexFormat.of().parseHex(signature, 3, 67);
    }

    private static boolean isVersioned(String signature) {
        int equals = signature.indexOf('=');
        return equals > 1 && signature.charAt(0) == 'v' && Ascii.areDigits(signature, 1, equals);
    }

    private void takeSigned(String name, String value) {
        if (Ascii.same(name, SigningHeaders.NONCE)) {
            nonce = Ascii.trim(value);
        } else if (Ascii.same(name, SigningHeaders.SERVICE_NAME)) {
            serviceName = Ascii.trim(value);
        }
    }

    private void takeSignature(String name, String value) {
        if (Ascii.same(name, SigningHeaders.GATEWAY_TIMESTAMP)) {
            gatewayTimestamp = once(gatewayTimestamp, value);
        } else if (Ascii.same(name, SigningHeaders.GATEWAY_SIGNATURE)) {
            gatewaySignature = once(gatewaySignature, value);
        } else if (Ascii.same(name, SigningHeaders.SERVICE_TIMESTAMP)) {
            serviceTimestamp = once(serviceTimestamp, value);
        } else {
            serviceSignature = once(serviceSignature, value);
        }
    }

    private static String once(@Nullable String before, String value) {
        if (before != null) {
            throw new MalformedRequest("a timestamp or signature header twice");
        }
        return Ascii.trim(value);
    }
}
