package org.masakari.protocol.tls;

import java.io.IOException;
import java.nio.file.Path;

/** A PEM file that cannot be used; the message names the file, what is wrong and what to do. */
public final class PemException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    PemException(Path file, String what) {
        super(file + " " + what);
        this.file = file;
    }

    PemException(Path file, String what, Exception cause) {
        super(file + " " + what, cause);
        this.file = file;
    }

    /** The file that cannot be used. */
    public Path file() {
        return file;
    }
}
