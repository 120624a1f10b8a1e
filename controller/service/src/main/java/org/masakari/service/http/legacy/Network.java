package org.masakari.service.http.legacy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A network, such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
public final class Network {
    /** An address in digits: a name would be looked up. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /**
     * Reads one; an address alone is a network of one.
     *
     * @throws IllegalArgumentException if {@code text} is none
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        int most = address.length * 8;
        String prefix = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
        if (!prefix.matches("\\d{1,3}") || Integer.parseInt(prefix) > most) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no network: 10.0.0.0/8 expected");
        }
        return new Network(address, Integer.parseInt(prefix));
    }

    /** True if {@code other}, an address in digits, is in it. */
    public boolean contains(String other) {
        byte[] asked = address(other);
        return asked.length == address.length && prefix(asked).equals(prefix(address));
    }

    private BigInteger prefix(byte[] bytes) {
        return new BigInteger(1, bytes).shiftRight(bytes.length * 8 - bits);
    }

    private static byte[] address(String text) {
        try {
            if (ADDRESS.matcher(text).matches()) {
                return InetAddress.getByName(text).getAddress();
            }
        } catch (UnknownHostException e) {
            // Told below, as any other text that is no address.
        }
        throw new IllegalArgumentException("\"" + text + "\" is no address in digits");
    }
}
