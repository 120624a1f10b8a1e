package org.masakari.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;

/** A file that node_exporter's textfile collector reads: there is never a half of it. */
final class Textfile {
    private static final String READ_BY_IT = ".prom";

    private final Path file;

    /**
     * @throws Failure if node_exporter would not read a file of that name
     */
    Textfile(Path file) {
        if (!file.toString().endsWith(READ_BY_IT)) {
            throw new Failure(
                    Exit.USAGE,
                    "--textfile " + file + ": its name does not end with " + READ_BY_IT,
                    "node_exporter reads no other files",
                    "nothing was looked at",
                    "call it such as masakari.prom, in node_exporter's folder");
        }
        this.file = file.toAbsolutePath();
    }

    /**
     * Puts {@code text} in place of what it has.
     *
     * @throws Failure if it cannot be written; then it is as it was
     */
    void write(String text) {
        try {
            replace(text);
        } catch (IOException e) {
            throw new Failure(
                    Exit.USAGE,
                    "--textfile " + file + " cannot be written: " + e,
                    "there is no such folder, it is not yours to write to, or the disk is full",
                    "what the file held before is as it was",
                    "name a file in the folder of node_exporter's"
                            + " --collector.textfile.directory, and run it as root");
        }
    }

    private void replace(String text) throws IOException {
        Path aside =
                file.resolveSibling(
                        "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            Files.writeString(aside, text);
            // Whoever scrapes runs as somebody else.
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
