package org.masakari.monitor.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the commands of one process write. A file, not a pipe: a daemon that a command has started
 * may go on writing to it after the command, and this monitor, have ended.
 */
final class Output {
    private static final long LARGEST_BYTES = 1 << 20;
    private static final int SHOWN_BYTES = 2000;
    private static final int SHOWN_LINES = 5;

    private final Path file;
    private long begin;

    Output(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Before a command: what is written from now on is its output. */
    void begin() throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            if (opened.length() > LARGEST_BYTES) {
                opened.setLength(0);
            }
            begin = opened.length();
        }
    }

    /** The last lines since {@link #begin}. */
    String lastLines() throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(begin, opened.length() - SHOWN_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, opened.length() - from)];
            opened.seek(from);
            opened.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        }
    }
}
