package io.truevalue.gateway.edge;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.netty.util.NetUtil;
import io.truevalue.gateway.limit.ClientAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose word on a client's address is taken: X-Forwarded-For counts only from a configured proxy, read from its right end,
 * which that proxy wrote, past further configured ones. Whatever stands left of the first stranger is the stranger's claim.
 */
@Context
final class TrustedProxies {
    private static final AsciiString FORWARDED_FOR = AsciiString.cached("x-forwarded-for");
    private static final int LONGEST = 2_048;
    private static final int MOST_HOPS = 32;

    private final List<Network> networks;

    TrustedProxies(@Property(name = "truevalue.gateway.trusted-proxies") @Nullable List<String> networks) {
        this.networks = networks == null
                ? List.of()
                : networks.stream()
                        .filter(each -> !each.isBlank())
                        .map(each -> Network.of(each.strip()))
                        .toList();
    }

    boolean trusts(InetAddress address) {
        return !networks.isEmpty() && isTrusted(address.getAddress());
    }

    private boolean isTrusted(byte[] address) {
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The client that a trusted proxy speaks for; the proxy itself where its header is absent or not well formed. */
    ClientAddress clientBehind(ClientAddress proxy, HttpHeaders headers) {
        List<String> lines = headers.getAll(FORWARDED_FOR);
        int hops = 0;
        int length = 0;
        InetAddress farthest = null;
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            length += line.length();
            if (length > LONGEST) {
                return proxy;
            }
            for (int end = line.length(); end >= 0; ) {
                int comma = line.lastIndexOf(',', end - 1);
                InetAddress hop = parse(line.substring(comma + 1, end).strip());
                if (hop == null || ++hops > MOST_HOPS) {
                    return proxy;
                }
                if (!isTrusted(hop.getAddress())) {
                    return ClientAddress.of(hop);
                }
                farthest = hop;
                end = comma;
            }
        }
        return farthest == null ? proxy : ClientAddress.of(farthest);
    }

    /** An address as proxies write it: bare, with a port, or in brackets. Null when it is none. */
    static @Nullable InetAddress parse(String text) {
        String bare = text;
        int close = text.indexOf(']');
        if (text.startsWith("[") && close > 0) {
            if (close + 1 < text.length() && !isPort(text, close + 1)) {
                return null;
            }
            bare = text.substring(1, close);
        } else {
            int colon = text.indexOf(':');
            if (colon >= 0 && colon == text.lastIndexOf(':')) {
                if (!isPort(text, colon)) {
                    return null;
                }
                bare = text.substring(0, colon);
            }
        }
        if (!NetUtil.isValidIpV4Address(bare) && (!NetUtil.isValidIpV6Address(bare) || hasMore(bare))) {
            return null;
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(bare);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("an address has 4 or 16 bytes", wrongLength);
        }
    }

    /** A zone, or brackets within brackets. */
    private static boolean hasMore(String address) {
        return address.indexOf('%') >= 0 || address.indexOf('[') >= 0;
    }

    private static boolean isPort(String text, int colon) {
        int digits = text.length() - colon - 1;
        return text.charAt(colon) == ':'
                && digits >= 1
                && digits <= 5
                && text.chars().skip(colon + 1L).allMatch(c -> c >= '0' && c <= '9');
    }
}
