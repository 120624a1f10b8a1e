package org.masakari.protocol.tls;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Tells the failures of TLS that waiting does not mend from all the others. */
public final class TlsTrouble {
    /** As the JDK words what the other side sent; the alerts' names are those of RFC 8446, 6.2. */
    private static final Pattern ALERT = Pattern.compile("fatal alert: (\\w+)");

    private static final Pattern OF_CERTIFICATES =
            Pattern.compile("\\w*certificate\\w*|unknown_ca|access_denied|handshake_failure");

    private TlsTrouble() {}

    /**
     * What is wrong and what to do, to be put after the address; empty if {@code failure} has
     * nothing to do with certificates, versions or TLS itself. Nothing was carried out if it has.
     */
    public static Optional<String> in(IOException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof PemException || each instanceof CertificateException) {
                return Optional.of(String.valueOf(each.getMessage()));
            }
            if (each instanceof SSLException) {
                Optional<String> found = inWords(String.valueOf(each.getMessage()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inWords(String message) {
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return Optional.of("it does not speak TLS: write http://, or set up TLS there");
        }
        Matcher alert = ALERT.matcher(message);
        if (!alert.find()) {
            return Optional.empty();
        }
        String name = alert.group(1);
        if (name.equals("protocol_version")) {
            return Optional.of("it speaks no version of TLS that is spoken here");
        }
        return OF_CERTIFICATES.matcher(name).matches()
                ? Optional.of(
                        "it refused this side's certificate ("
                                + name
                                + "): give it one, with its key, that its authorities vouch for")
                : Optional.empty();
    }
}
