package nl.gevraagd.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** A range of addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}; without a slash it is one address. */
public record Network(InetAddress first, int bits) {

    public Network {
        if (bits < 0 || bits > first.getAddress().length * 8) {
            throw new IllegalArgumentException("a network has no such length");
        }
    }

    /** @throws IllegalArgumentException when it is none; no name is ever looked up */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        var first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        var length = slash < 0 ? Integer.toString(first.getAddress().length * 8) : text.substring(slash + 1);
        if (!length.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("a network has a length in bits");
        }
        return new Network(first, Integer.parseInt(length));
    }

    /** A list with commas; empty for none. */
    public static List<Network> parseAll(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(Network::parse)
                        .toList();
    }

    public boolean contains(InetAddress address) {
        return Arrays.equals(cut(first, bits), cut(address, bits));
    }

    /** The network of this length that an address is in. */
    static byte[] cut(InetAddress address, int bits) {
        var bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.clamp(bits - 8L * i, 0, 8);
            bytes[i] &= (byte) (0xFF << (8 - kept));
        }
        return bytes;
    }

    /** Who is counted as one: an IPv4 address, or the /64 that a household gets of IPv6. */
    public static String countedAs(InetAddress address) {
        try {
            return InetAddress.getByAddress(cut(address, address.getAddress().length == 4 ? 32 : 64))
                    .getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
