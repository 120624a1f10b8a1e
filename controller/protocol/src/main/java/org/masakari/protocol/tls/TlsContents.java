package org.masakari.protocol.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** What was in {@link TlsFiles} at one moment; equal if nothing has changed. */
record TlsContents(@Nullable Pem authorities, @Nullable Pem certificate, @Nullable Pem key) {
    private static final char[] NO_PASSWORD = {};

    /**
     * A context of these.
     *
     * @throws PemException if one of the files cannot be used
     */
    TlsState state() throws PemException {
        Identity identity =
                certificate == null || key == null ? null : Identity.of(certificate, key);
        List<X509Certificate> trusted =
                authorities == null ? null : List.copyOf(authorities.certificates());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(identity), new TrustManager[] {trust(trusted)}, null);
            return new TlsState(context, identity);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot make a TLS context: " + e, e);
        }
    }

    private static KeyManager @Nullable [] keys(@Nullable Identity identity)
            throws GeneralSecurityException, IOException {
        if (identity == null) {
            return null;
        }
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "own",
                identity.key(),
                NO_PASSWORD,
                identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys.getKeyManagers();
    }

    private TrustManager trust(@Nullable List<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted == null ? null : storeOf(trusted));
        for (TrustManager each : trust.getTrustManagers()) {
            if (each instanceof X509ExtendedTrustManager checking) {
                return new ExplainingTrust(
                        checking, authorities == null ? null : authorities.file());
            }
        }
        throw new GeneralSecurityException("it checks no certificates");
    }

    private static KeyStore storeOf(List<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        for (int i = 0; i < trusted.size(); i++) {
            store.setCertificateEntry("authority-" + i, trusted.get(i));
        }
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
