package org.masakari.service.journal;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One MariaDB of perhaps several: a host name or address, in brackets if IPv6, and a port. */
public record DatabaseNode(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65535;

    /**
     * Reads {@code db1, db2:3307}.
     *
     * @param otherwise the port of a node that is written without one
     * @throws IllegalArgumentException if one of them is malformed or named twice, or there is none
     */
    public static List<DatabaseNode> list(String text, int otherwise) {
        List<DatabaseNode> nodes =
                Arrays.stream(text.split(",", -1)).map(word -> parse(word, otherwise)).toList();
        if (nodes.stream().distinct().count() < nodes.size()) {
            throw new IllegalArgumentException("a node is named twice");
        }
        return nodes;
    }

    private static DatabaseNode parse(String word, int otherwise) {
        Matcher matcher = FORM.matcher(word.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + word.strip() + "\" is no host or host:port");
        }
        return new DatabaseNode(matcher.group(1), port(matcher.group(2), otherwise));
    }

    private static int port(@Nullable String text, int otherwise) {
        int port = text == null ? otherwise : Integer.parseInt(text);
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(port + " is no port");
        }
        return port;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
