package org.masakari.service.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One connection, which sends whatever bytes it is given; no client library would. */
final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MS = (int) Duration.ofSeconds(20).toMillis();

    private final Socket socket;
    private final InputStream in;
    private boolean closing;

    RawHttp(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Says that nothing more comes. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer; empty if the server has closed. */
    Optional<Answered> answer(String method, String target) throws IOException {
        String line = closing ? "" : line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (!line.startsWith("HTTP/1.1 ")) {
            throw new AssertionError("no answer to " + method + " " + target + ": " + line);
        }
        int status = Integer.parseInt(line.split(" ", 3)[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(); !header.isEmpty(); header = line()) {
            String[] parts = header.split(": ?", 2);
            headers.put(parts[0], parts[1]);
        }
        closing = "close".equals(headers.get("Connection"));
        return Optional.of(
                new Answered(method, target, status, headers, body(method, status, headers)));
    }

    private String body(String method, int status, Map<String, String> headers) throws IOException {
        if (method.equals("HEAD") || status == 204 || status < 200) {
            return "";
        }
        String length = headers.get("Content-Length");
        byte[] body = length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
        return new String(body, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
            if (each != '\r') {
                line.write(each);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
