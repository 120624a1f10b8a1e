package org.masakari.protocol.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Who one side of a connection is.
 *
 * @param chain its certificate, and those of who issued it, each issued by the next
 * @param key the certificate's private key
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {

    public Identity {
        chain = List.copyOf(chain);
    }

    /**
     * What is in two PEM files, which may be the same one.
     *
     * @throws PemException if a file cannot be used, if the key is not the first certificate's, or
     *     if the certificates are no chain
     */
    public static Identity of(Pem certificates, Pem key) throws PemException {
        List<X509Certificate> chain = certificates.certificates().stream().distinct().toList();
        Identity identity = new Identity(chain, key.privateKey());
        if (!identity.keyMatches()) {
            throw new PemException(
                    key.file(),
                    "is not the key of the first certificate in "
                            + certificates.file()
                            + ", "
                            + identity.subject());
        }
        int gap = identity.gap();
        if (gap > 0) {
            throw new PemException(
                    certificates.file(),
                    "is no chain: certificate "
                            + (gap + 1)
                            + " has not issued certificate "
                            + gap
                            + "; write the service's own first, then its issuer's, and so on");
        }
        return identity;
    }

    /** Whose it is, such as {@code CN=controller1}. */
    public String subject() {
        return chain.get(0).getSubjectX500Principal().getName();
    }

    /** Until when the certificate is good. */
    public Instant expires() {
        return chain.get(0).getNotAfter().toInstant();
    }

    /** The number, from 1, of the first certificate that the next has not issued; 0 if none. */
    private int gap() {
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate issued = chain.get(i - 1);
            if (!issued.getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                return i;
            }
        }
        return 0;
    }

    private boolean keyMatches() {
        PublicKey known = chain.get(0).getPublicKey();
        if (!known.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        try {
            byte[] probe = {1, 2, 3};
            Signature signing = Signature.getInstance(signature(key.getAlgorithm()));
            signing.initSign(key);
            signing.update(probe);
            byte[] signed = signing.sign();
            signing.initVerify(known);
            signing.update(probe);
            return signing.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String signature(String algorithm) {
        return switch (algorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> algorithm;
        };
    }

    /** Without the key. */
    @Override
    public String toString() {
        return subject() + " until " + expires();
    }
}
