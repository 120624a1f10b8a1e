package org.masakari.processmonitor.list;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file proc.list, of which each edit is read once. */
public final class ListFile {
    private static final byte[] NO_FILE = {};

    private final Path file;
    private byte @Nullable [] read;

    public ListFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** What it says, if that was not asked before, or it was edited since. */
    public Optional<ProcList> readIfEdited() {
        ProcList list;
        byte[] bytes;
        try {
            // Compared as a whole: an edit may keep the length, and come within a clock tick.
            bytes = Files.readAllBytes(file);
            list = parse(bytes);
        } catch (NoSuchFileException e) {
            bytes = NO_FILE;
            list =
                    ProcList.refused(
                            ListProblem.ofTheFile("no such file: begin with proc.list.sample"));
        } catch (IOException e) {
            bytes = NO_FILE;
            list = ProcList.refused(ListProblem.ofTheFile("cannot be read: " + e.getMessage()));
        }
        if (Arrays.equals(bytes, read)) {
            return Optional.empty();
        }
        read = bytes;
        return Optional.of(list);
    }

    private static ProcList parse(byte[] bytes) {
        try {
            return ListText.read(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return ProcList.refused(ListProblem.ofTheFile("it is no text in UTF-8"));
        }
    }
}
