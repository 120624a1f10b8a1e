package org.masakari.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Whether Pacemaker, which runs alert agents as hacluster, can write into a folder. */
interface Spool {
    /** Why it cannot; empty if it can. */
    Optional<String> trouble(Path folder);

    /** By owner, group and permissions of a real folder. */
    static Spool standard() {
        return Spool::byPermissions;
    }

    private static Optional<String> byPermissions(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("there is no such folder");
        }
        try {
            PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class);
            Set<PosixFilePermission> may = found.permissions();
            boolean writable =
                    may.contains(PosixFilePermission.OTHERS_WRITE)
                            || (found.owner().getName().equals("hacluster")
                                    && may.contains(PosixFilePermission.OWNER_WRITE))
                            || (found.group().getName().equals("haclient")
                                    && may.contains(PosixFilePermission.GROUP_WRITE));
            return writable
                    ? Optional.empty()
                    : Optional.of(
                            "hacluster cannot write there: it is "
                                    + found.owner().getName()
                                    + ":"
                                    + found.group().getName()
                                    + "'s");
        } catch (IOException e) {
            return Optional.of("it cannot be looked at: " + e.getMessage());
        }
    }
}
