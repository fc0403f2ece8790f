package io.truevalue.policy;

import java.net.InetAddress;

/** Whether an address lies in a network, written as RFC 4632 and RFC 4291 do: {@code 10.0.0.0/8}, {@code fd00::/8}. */
final class Networks {
    private Networks() {}

    /** @throws IllegalArgumentException where either is not of its form */
    static boolean contains(String network, String address) {
        Network in = Network.parse(network);
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return bytes.length == in.prefix.length && in.matches(bytes);
    }

    /** @throws IllegalArgumentException where it is none */
    static void check(String network) {
        Network.parse(network);
    }

    private static final class Network {
        private final byte[] prefix;
        private final int bits;

        private Network(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Network parse(String text) {
            int slash = text.indexOf('/');
            byte[] prefix = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > prefix.length * 8) {
                throw new IllegalArgumentException("not a network: " + text);
            }
            return new Network(prefix, bits);
        }

        boolean matches(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((prefix[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
