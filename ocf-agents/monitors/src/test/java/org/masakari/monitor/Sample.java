package org.masakari.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.masakari.protocol.tls.TestAuthority;

/** The samples that are shipped. */
public final class Sample {
    private Sample() {}

    /**
     * A sample with the comment mark of every setting removed; the files that it names for TLS and
     * for signatures are made in a folder.
     */
    public static String withEverySetting(Path sample, Path folder) throws IOException {
        TestAuthority authority = new TestAuthority(folder, "ca");
        authority.issue("monitor");
        Path secret =
                Files.writeString(
                        folder.resolve("monitor.secret"), "compute1 " + "s".repeat(32) + "\n");
        return Files.readString(sample)
                .replaceAll("(?m)^#([a-z_0-9.-]+ = )", "$1")
                .replace("/etc/masakari/tls", folder.toString())
                .replace("/etc/masakari/monitor.secret", secret.toString());
    }
}
