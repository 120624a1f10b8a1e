package org.masakari.runtime.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.tls.Identity;
import org.masakari.protocol.tls.Pem;
import org.masakari.protocol.tls.PemException;
import org.masakari.protocol.tls.TlsFiles;

/**
 * The keys of a section that name PEM files. They are read here once, so that what is wrong in them
 * is told at the start.
 *
 * @param authorities names whom the other side is trusted by
 * @param certificate names one's own certificate and its chain
 * @param key names its private key
 */
public record TlsKeys(String authorities, String certificate, String key) {
    /** As OpenStack's clients call them in their config files. */
    public static final TlsKeys CLIENT = new TlsKeys("cafile", "certfile", "keyfile");

    /** What {@code in} says; what is wrong, in the files too, is noted there. */
    public TlsFiles read(ConfigSection in) {
        Path trusted = authorities(in, authorities);
        Path shown = in.optionalPath(certificate);
        Path secret = in.optionalPath(key);
        if (shown == null && secret == null) {
            return new TlsFiles(trusted, null, null);
        }
        if (shown == null || secret == null) {
            in.problem(
                    shown == null ? certificate : key,
                    "missing; " + certificate + " and " + key + " go together");
            return new TlsFiles(trusted, null, null);
        }
        checkIdentity(in, shown, secret);
        return new TlsFiles(trusted, shown, secret);
    }

    /**
     * The file that {@code key} names; null for none. What is wrong in it is noted in {@code in}.
     */
    public static @Nullable Path authorities(ConfigSection in, String key) {
        Path trusted = in.optionalPath(key);
        if (trusted != null) {
            check(in, key, () -> Pem.read(trusted).certificates());
        }
        return trusted;
    }

    private void checkIdentity(ConfigSection in, Path shown, Path secret) {
        boolean certified = check(in, certificate, () -> Pem.read(shown).certificates());
        boolean keyed = check(in, key, () -> Pem.read(secret).privateKey());
        if (certified && keyed) {
            checkPair(in, shown, secret);
        }
    }

    private void checkPair(ConfigSection in, Path shown, Path secret) {
        try {
            Identity ignored = Identity.of(Pem.read(shown), Pem.read(secret));
        } catch (PemException e) {
            in.problem(e.file().equals(shown) ? certificate : key, String.valueOf(e.getMessage()));
        }
    }

    private interface Reading {
        Object run() throws PemException;
    }

    /** False if it fails, which is noted under {@code key}. */
    private static boolean check(ConfigSection in, String key, Reading reading) {
        try {
            Object ignored = reading.run();
            return true;
        } catch (PemException e) {
            in.problem(key, String.valueOf(e.getMessage()));
            return false;
        }
    }
}
