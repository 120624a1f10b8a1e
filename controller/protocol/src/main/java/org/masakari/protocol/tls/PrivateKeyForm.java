package org.masakari.protocol.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Brings OpenSSL's older forms of a private key into PKCS #8 (RFC 5208), the only one that the JDK
 * reads. Lengths and tags are DER's (X.690).
 */
enum PrivateKeyForm {
    /** PKCS #8. */
    PKCS8("PRIVATE KEY") {
        @Override
        byte[] pkcs8(byte[] der) {
            return der;
        }
    },
    /** PKCS #1 (RFC 8017, A.1.2). */
    RSA("RSA PRIVATE KEY") {
        @Override
        byte[] pkcs8(byte[] der) {
            return wrap(RSA_ENCRYPTION, DER_NULL, der);
        }
    },
    /** SEC 1 (RFC 5915); its curve stands in it, where OpenSSL writes it. */
    EC("EC PRIVATE KEY") {
        @Override
        byte[] pkcs8(byte[] der) {
            return wrap(EC_PUBLIC_KEY, curve(der), der);
        }
    };

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int CURVE = 0xA0;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final byte[] DER_NULL = {0x05, 0x00};

    /** 1.2.840.113549.1.1.1 */
    private static final byte[] RSA_ENCRYPTION = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01
    };

    /** 1.2.840.10045.2.1 */
    private static final byte[] EC_PUBLIC_KEY = {
        0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01
    };

    final String label;

    PrivateKeyForm(String label) {
        this.label = label;
    }

    /**
     * The same key as PKCS #8.
     *
     * @throws IllegalArgumentException if it is no key of this form
     */
    abstract byte[] pkcs8(byte[] der);

    private static byte[] wrap(byte[] algorithm, byte[] parameters, byte[] key) {
        return element(
                SEQUENCE,
                VERSION_0,
                element(SEQUENCE, algorithm, parameters),
                element(OCTET_STRING, key));
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            int bytes = length < 0x100 ? 1 : 2;
            out.write(0x80 | bytes);
            if (bytes == 2) {
                out.write(length >> 8);
            }
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    /** The curve's name: ECPrivateKey is version, key, [0] curve, [1] public key. */
    private static byte[] curve(byte[] der) {
        try {
            int at = contentOf(der, 0);
            while (at < der.length) {
                int content = contentOf(der, at);
                int end = content + lengthAt(der, at);
                if ((der[at] & 0xFF) == CURVE) {
                    return Arrays.copyOfRange(der, content, end);
                }
                at = end;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("it is cut off", e);
        }
        throw new IllegalArgumentException("it does not name its curve");
    }

    /** Where the content of the element at {@code at} begins. */
    private static int contentOf(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int lengthAt(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        int length = first < 0x80 ? first : 0;
        for (int i = at + 2; i < contentOf(der, at); i++) {
            length = (length << 8) | (der[i] & 0xFF);
        }
        if (length < 0) {
            throw new IllegalArgumentException("a length in it is wrong");
        }
        return length;
    }
}
