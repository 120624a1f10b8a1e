package org.masakari.cli.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.protocol.tls.PemException;
import org.masakari.protocol.tls.Tls;
import org.masakari.protocol.tls.TlsFiles;

/** The files of TLS, by the options and names that all of OpenStack uses. */
final class Certificates {
    private Certificates() {}

    /**
     * What the options say, else the cloud's values, else {@code configured}: the authorities for
     * themselves, certificate and key together.
     *
     * @throws Failure if a file that an option or a value names cannot be used
     */
    static TlsFiles of(GlobalOptions options, CloudValues values, TlsFiles configured) {
        Path authorities = either(options.authorities, values.get("cacert"));
        Path certificate = either(options.certificate, values.get("cert"));
        Path key = either(options.key, values.get("key"));
        if ((certificate == null) != (key == null)) {
            throw unusable("a certificate and its key go together", "one of the two was not named");
        }
        if (authorities == null && certificate == null) {
            return configured;
        }
        return checked(
                new TlsFiles(
                        authorities == null ? configured.authorities() : authorities,
                        certificate == null ? configured.certificate() : certificate,
                        certificate == null ? configured.key() : key));
    }

    private static @Nullable Path either(@Nullable Path option, @Nullable String value) {
        return option != null || value == null ? option : Path.of(value);
    }

    private static TlsFiles checked(TlsFiles files) {
        try {
            new Tls(files).check();
            return files;
        } catch (PemException e) {
            throw unusable(String.valueOf(e.getMessage()), "a mistyped path, or the wrong file");
        }
    }

    private static Failure unusable(String what, String cause) {
        return new Failure(
                Exit.USAGE,
                what,
                cause,
                "nothing was sent",
                "see --os-cacert, --os-cert, --os-key, or OS_CACERT, OS_CERT, OS_KEY");
    }
}
