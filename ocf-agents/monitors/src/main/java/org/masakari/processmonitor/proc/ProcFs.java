package org.masakari.processmonitor.proc;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads /proc. A process that ends meanwhile is as good as one that was never there. */
final class ProcFs {
    private static final String DELETED = " (deleted)";

    private final File root;

    /** Below {@code root}, which is {@code /proc} but for tests. */
    ProcFs(Path root) {
        this.root = root.toFile();
    }

    /** All processes, in no order. */
    IntStream pids() {
        String[] names = root.list();
        return names == null
                ? IntStream.empty()
                : Arrays.stream(names).filter(ProcFs::isNumber).mapToInt(Integer::parseInt);
    }

    Optional<ProcessStat> stat(int pid) {
        return read(pid, "stat").flatMap(ProcessStat::parse);
    }

    /** Its words; none for a kernel thread or a zombie. */
    List<String> words(int pid) {
        return read(pid, "cmdline").map(ProcFs::split).orElse(List.of());
    }

    /** The file that it executes; empty if this cannot be told. */
    String executable(int pid) {
        try {
            Path link = root.toPath().resolve(Integer.toString(pid)).resolve("exe");
            String file = Files.readSymbolicLink(link).toString();
            return file.endsWith(DELETED)
                    ? file.substring(0, file.length() - DELETED.length())
                    : file;
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> split(String cmdline) {
        String words =
                cmdline.endsWith("\0") ? cmdline.substring(0, cmdline.length() - 1) : cmdline;
        return words.isEmpty() ? List.of() : Arrays.asList(words.split("\0", -1));
    }

    private Optional<String> read(int pid, String name) {
        try (InputStream in = new FileInputStream(root + "/" + pid + "/" + name)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
