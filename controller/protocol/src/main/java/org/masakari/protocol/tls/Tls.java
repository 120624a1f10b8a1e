package org.masakari.protocol.tls;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is in force of some PEM files, read again when they have changed: whoever renews a
 * certificate restarts nothing. Files that cannot be used leave in force what was read before. Safe
 * for use by many threads.
 */
public final class Tls {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final TlsFiles files;
    private @Nullable TlsContents seen;
    private @Nullable TlsState state;
    private String trouble = "";

    /** Of {@code files}, which are read when they are first needed. */
    public Tls(TlsFiles files) {
        this.files = files;
    }

    /**
     * What is in force now; the same object as before if nothing usable has changed.
     *
     * @throws PemException if the files cannot be used, and never could
     */
    public synchronized TlsState current() throws PemException {
        TlsState before = state;
        if (before == null) {
            return take(files.read());
        }
        try {
            TlsContents now = files.read();
            if (!now.equals(seen)) {
                return take(now);
            }
            trouble = "";
        } catch (PemException e) {
            refused(before, String.valueOf(e.getMessage()));
        }
        return before;
    }

    /**
     * Looks whether the files can be used.
     *
     * @throws PemException if they cannot
     */
    public void check() throws PemException {
        TlsState ignored = files.read().state();
    }

    /**
     * Lets {@code connection}, which is not made yet, use these if it is one of https.
     *
     * @throws PemException if the files cannot be used, and never could
     */
    public void secure(HttpURLConnection connection) throws PemException {
        if (connection instanceof HttpsURLConnection secured) {
            secured.setSSLSocketFactory(current().context().getSocketFactory());
        }
    }

    /**
     * What is wrong with TLS at {@code url}, and what to do; empty if {@code failure} is of another
     * kind. Nothing was carried out if it is not empty.
     *
     * @param timeout how long another look at the server may take
     */
    public Optional<String> trouble(URL url, IOException failure, Duration timeout) {
        Optional<String> found = TlsTrouble.in(failure);
        if (found.isPresent()
                || !url.getProtocol().equals("https")
                || !SecondLook.isWorthwhile(failure)) {
            return found;
        }
        try {
            return SecondLook.at(url, current().context(), Math.toIntExact(timeout.toMillis()));
        } catch (PemException e) {
            return TlsTrouble.in(e);
        }
    }

    private TlsState take(TlsContents now) throws PemException {
        TlsState taken = now.state();
        told(state, taken);
        state = taken;
        seen = now;
        trouble = "";
        return taken;
    }

    private static void told(@Nullable TlsState before, TlsState taken) {
        Identity identity = taken.identity();
        if (before != null || identity != null) {
            LOG.info(
                    "TLS: {}{}",
                    before == null ? "in use: " : "files have changed, now in use: ",
                    identity == null ? "other certificate authorities" : identity);
        }
    }

    /** Told once for each thing that is wrong: the files are looked at often. */
    private void refused(TlsState before, String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            LOG.atError()
                    .addKeyValue("error", why)
                    .log(
                            "the changed TLS files cannot be used. The ones read before stay in"
                                    + " force: {}. Correct the file; it is read again by itself",
                            before.identity() == null
                                    ? "certificate authorities"
                                    : before.identity());
        }
    }
}
