package org.masakari.protocol.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CollectingSocketTest {
    /** Answers what comes at once with one letter; what came. */
    private static String answered(ServerSocket server) {
        try (Socket socket = server.accept()) {
            byte[] first = new byte[100];
            int length = socket.getInputStream().read(first);
            socket.getOutputStream().write('!');
            return new String(first, 0, length, US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sendsInOnePieceWhatIsWrittenBeforeItReads() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new CollectingSocket()) {
            CompletableFuture<String> came = CompletableFuture.supplyAsync(() -> answered(server));
            socket.connect(server.getLocalSocketAddress());

            socket.getOutputStream().write("certificate ".getBytes(US_ASCII));
            socket.getOutputStream().flush();
            socket.getOutputStream().write("finished".getBytes(US_ASCII));

            assertThat(socket.getInputStream().read()).isEqualTo('!');
            assertThat(came.get(20, TimeUnit.SECONDS)).isEqualTo("certificate finished");
        }
    }
}
