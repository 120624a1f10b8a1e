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
        Path trusted = in.optionalPath(authorities);
        if (trusted != null) {
            check(in, authorities, () -> Pem.read(trusted).certificates());
        }
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

    private void checkIdentity(ConfigSection in, Path shown, Path secret) {
        boolean certified = check(in, certificate, () -> Pem.read(shown).certificates());
        boolean keyed = check(in, key, () -> Pem.read(secret).privateKey());
        if (certified && keyed) {
            check(in, null, () -> Identity.of(Pem.read(shown), Pem.read(secret)));
        }
    }

    private interface Reading {
        Object run() throws PemException;
    }

    /** False if it fails; {@code at} is the key to blame, null for the one of the faulty file. */
    private boolean check(ConfigSection in, @Nullable String at, Reading reading) {
        try {
            Object ignored = reading.run();
            return true;
        } catch (PemException e) {
            in.problem(at == null ? blamed(in, e) : at, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private String blamed(ConfigSection in, PemException e) {
        return e.file().equals(in.optionalPath(certificate)) ? certificate : key;
    }
}
