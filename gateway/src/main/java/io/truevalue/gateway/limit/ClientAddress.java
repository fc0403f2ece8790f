package io.truevalue.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * A client's address as it is limited: an IPv4 address whole, an IPv6 one by its first 64 bits, which one host commonly
 * has to itself.
 *
 * @param text for logs and headers
 * @param key for the limiter
 */
public record ClientAddress(String text, Object key) {
    public static ClientAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        long key = address instanceof Inet6Address
                ? ByteBuffer.wrap(bytes).getLong()
                : 0xFFFF_0000_0000L
                        | Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt());
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return new ClientAddress(zone < 0 ? text : text.substring(0, zone), key);
    }
}
