package org.masakari.protocol.outbox;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;

/** How one entry looks on disk: {@code 0000000000000042.json}. */
final class EntryFile {
    private static final Pattern NAME = Pattern.compile("(\\d{16})\\.json");

    private EntryFile() {}

    @JsonNaming(SnakeCaseStrategy.class)
    private record Contents(@Nullable UUID id, @Nullable Notification notification) {}

    static String name(long sequence) {
        return String.format(Locale.ROOT, "%016d.json", sequence);
    }

    /** The sequence of the entry that a file of this name holds; empty if it is no entry's name. */
    static OptionalLong sequence(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches()
                ? OptionalLong.of(Long.parseLong(matcher.group(1)))
                : OptionalLong.empty();
    }

    static byte[] bytes(OutboxEntry entry) throws IOException {
        return Json.lenient().writeValueAsBytes(new Contents(entry.id(), entry.notification()));
    }

    /**
     * Reads an entry.
     *
     * @throws IOException if the file is no whole entry
     */
    static OutboxEntry read(Path file, long sequence) throws IOException {
        Contents contents = Json.lenient().readValue(Files.readAllBytes(file), Contents.class);
        if (contents == null || contents.id == null || contents.notification == null) {
            throw new IOException("id or notification is missing");
        }
        return new OutboxEntry(sequence, contents.id, contents.notification);
    }
}
