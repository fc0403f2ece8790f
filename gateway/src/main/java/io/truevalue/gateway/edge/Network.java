package io.truevalue.gateway.edge;

import io.netty.util.NetUtil;
import java.util.Arrays;

/** An address block in CIDR notation (RFC 4632), {@code 10.0.0.0/8} or {@code fd00::/8}; a bare address is a block of one. */
final class Network {
    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    static Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] prefix = NetUtil.createByteArrayFromIpAddressString(address);
        if (prefix == null) {
            throw new IllegalArgumentException(text + " is not an address or a block of them");
        }
        int most = prefix.length * 8;
        int bits = slash < 0 ? most : bitsOf(text, slash, most);
        Network network = new Network(prefix, bits);
        if (!Arrays.equals(prefix, network.masked())) {
            throw new IllegalArgumentException(text + " has bits set past its length");
        }
        return network;
    }

    private static int bitsOf(String text, int slash, int most) {
        try {
            int bits = Integer.parseInt(text.substring(slash + 1));
            if (bits >= 1 && bits <= most) {
                return bits;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " has no length after its slash", e);
        }
        throw new IllegalArgumentException(text + ": a block has 1 to " + most + " bits");
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != prefix[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((address[whole] ^ prefix[whole]) & 0xFF) >> (8 - rest) == 0;
    }

    private byte[] masked() {
        byte[] masked = prefix.clone();
        for (int i = bits; i < masked.length * 8; i++) {
            masked[i / 8] &= (byte) ~(0x80 >> (i % 8));
        }
        return masked;
    }
}
