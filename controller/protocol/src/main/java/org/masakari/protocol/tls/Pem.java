package org.masakari.protocol.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in one PEM file (RFC 7468). Text between its blocks is passed over.
 *
 * @param file where it was read
 * @param text its whole text
 */
public record Pem(Path file, String text) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    /**
     * Reads {@code file}.
     *
     * @throws PemException if there is no such file, or it cannot be read
     */
    public static Pem read(Path file) throws PemException {
        try {
            return new Pem(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new PemException(file, "is missing: no such file", e);
        } catch (AccessDeniedException e) {
            throw new PemException(
                    file, "may not be read by user " + System.getProperty("user.name"), e);
        } catch (IOException e) {
            throw new PemException(file, "cannot be read: " + e, e);
        }
    }

    /**
     * The certificates, in the file's order; one at least.
     *
     * @throws PemException if there is none, or one cannot be read
     */
    public List<X509Certificate> certificates() throws PemException {
        List<X509Certificate> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals("CERTIFICATE")) {
                found.add(certificate(der(block.group(2)), found.size() + 1));
            }
        }
        if (found.isEmpty()) {
            throw new PemException(
                    file, "has no certificate: a block BEGIN CERTIFICATE expected (PEM, not DER)");
        }
        return found;
    }

    private X509Certificate certificate(byte[] der, int number) throws PemException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new PemException(file, "has a broken certificate, number " + number, e);
        }
    }

    /**
     * The private key, the first if there are several; not encrypted.
     *
     * @throws PemException if there is none, or it cannot be read
     */
    public PrivateKey privateKey() throws PemException {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            for (PrivateKeyForm form : PrivateKeyForm.values()) {
                if (block.group(1).equals(form.label)) {
                    return privateKey(form, block.group(2));
                }
            }
        }
        if (text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENC")) {
            throw encrypted();
        }
        throw new PemException(file, "has no private key: a block BEGIN PRIVATE KEY expected");
    }

    private PemException encrypted() {
        return new PemException(
                file,
                "has an encrypted key, and nobody is there to type its pass phrase: write it"
                        + " without one (openssl pkey), readable by this service's user alone");
    }

    private PrivateKey privateKey(PrivateKeyForm form, String body) throws PemException {
        PKCS8EncodedKeySpec spec;
        try {
            spec = new PKCS8EncodedKeySpec(form.pkcs8(der(body)));
        } catch (IllegalArgumentException e) {
            throw new PemException(file, "has a broken private key: " + e.getMessage(), e);
        }
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // Another algorithm's key, or no key at all: told below.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has " + algorithm, e);
            }
        }
        throw new PemException(
                file, "has a private key that is broken, or neither RSA, EC nor Ed25519");
    }

    private byte[] der(String body) throws PemException {
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new PemException(file, "has a block that is no Base64", e);
        }
    }

    /** Without the text, which may be a key. */
    @Override
    public String toString() {
        return file.toString();
    }
}
