package org.nightdesk.settings;

import java.net.InetAddress;

/** A network such as 10.0.0.0/8, or a single address. */
public record Network(InetAddress base, int bits) {

    /** From CIDR notation or one address; names are not looked up. Throws IllegalArgumentException otherwise. */
    public static Network of(String text) {
        String[] parts = text.split("/", 2);
        if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        try {
            InetAddress base = InetAddress.ofLiteral(parts[0]);
            int longest = base.getAddress().length * Byte.SIZE;
            int bits = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > longest) {
                throw new IllegalArgumentException("not a network: " + text);
            }
            return new Network(base, bits);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("not a network: " + text, wrong);
        }
    }

    /** Whether the address lies inside; an IPv6 address never lies in an IPv4 network. */
    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
