package org.masakari.protocol.tls;

import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's check of a certificate, the host's name included, whose refusals say whose certificate
 * it is, what is wrong with it and which authorities were asked.
 */
final class ExplainingTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trust;
    private final @Nullable Path authorities;

    ExplainingTrust(X509ExtendedTrustManager trust, @Nullable Path authorities) {
        this.trust = trust;
        this.authorities = authorities;
    }

    private interface Check {
        void run() throws CertificateException;
    }

    private void explained(X509Certificate[] chain, Check check) throws CertificateException {
        try {
            check.run();
        } catch (CertificateException e) {
            throw new CertificateException(explanation(chain[0], e), e);
        }
    }

    private String explanation(X509Certificate shown, CertificateException refusal) {
        String whose = "the certificate of " + shown.getSubjectX500Principal().getName();
        Instant now = Instant.now();
        Instant ends = shown.getNotAfter().toInstant();
        Instant begins = shown.getNotBefore().toInstant();
        if (now.isAfter(ends)) {
            return whose + " expired at " + ends + ": renew it";
        }
        if (now.isBefore(begins)) {
            return whose + " is good only from " + begins + " on: compare the clocks";
        }
        if (isOfUnknownIssuer(refusal)) {
            return whose
                    + " was issued by "
                    + shown.getIssuerX500Principal().getName()
                    + ", which none of the authorities in "
                    + (authorities == null ? "the system's list" : authorities)
                    + " vouches for: name the file of the one that does, or have the certificate"
                    + " sent with its whole chain";
        }
        return whose + " is for " + names(shown) + ": " + refusal.getMessage();
    }

    private static boolean isOfUnknownIssuer(Throwable refusal) {
        for (Throwable each = refusal; each != null; each = each.getCause()) {
            if (each instanceof CertPathBuilderException) {
                return true;
            }
        }
        return false;
    }

    /** The names of hosts that it was issued for. */
    private static List<String> names(X509Certificate shown) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> found = shown.getSubjectAlternativeNames();
            if (found != null) {
                found.forEach(name -> names.add(String.valueOf(name.get(1))));
            }
        } catch (CertificateParsingException e) {
            names.add("names that cannot be read");
        }
        return names;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        explained(chain, () -> trust.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        explained(chain, () -> trust.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        explained(chain, () -> trust.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        explained(chain, () -> trust.checkClientTrusted(chain, type, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        explained(chain, () -> trust.checkClientTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        explained(chain, () -> trust.checkClientTrusted(chain, type));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
