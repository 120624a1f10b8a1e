package org.masakari.nativecheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which file a library was loaded from: its name tells the version that its soname hides. */
final class LoadedLibrary {
    private static final Path MAPS = Path.of("/proc/self/maps");

    private LoadedLibrary() {}

    /** The file name of the loaded library {@code name}, such as {@code libquorum}. */
    static String file(String name) {
        try {
            return file(Files.readAllLines(MAPS), name).orElse(name);
        } catch (IOException e) {
            return name;
        }
    }

    static Optional<String> file(List<String> maps, String name) {
        return maps.stream()
                .filter(line -> line.contains("/" + name + ".so"))
                .map(line -> line.substring(line.lastIndexOf('/') + 1))
                .findFirst();
    }
}
