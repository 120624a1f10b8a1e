package org.masakari.processmonitor;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.masakari.monitor.Memory;

/** The names of what is reported as failed, and not yet as back; on disk. */
final class Remembered {
    private final Memory<Set<String>> memory;
    private final Set<String> names;

    /** In {@code folder}, which must exist. */
    Remembered(Path folder) {
        memory =
                new Memory<>(
                        folder,
                        "reported.json",
                        new Names(),
                        "what was reported before may be reported again, and the return of what is"
                                + " back may never be; see `openstack compute service list`");
        names = new TreeSet<>(memory.load().orElse(Set.of()));
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    void note(String name, boolean reported) {
        if (reported) {
            names.add(name);
        } else {
            names.remove(name);
        }
    }

    /**
     * On disk when this returns.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void save() {
        memory.save(new TreeSet<>(names));
    }

    private static final class Names extends TypeReference<Set<String>> {}
}
