package org.masakari.protocol.tls;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Finds out why a server broke off. In TLS 1.3 it looks at the client's certificate when the client
 * holds the handshake for done (RFC 8446, 4.4.2.4) and sends already; what the server said of the
 * certificate is lost then. Here nothing is sent, and so it is heard.
 */
final class SecondLook {
    private SecondLook() {}

    /** True if {@code failure} may be that of a server that broke off. */
    static boolean isWorthwhile(IOException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ConnectException
                    || each instanceof SocketTimeoutException
                    || each instanceof UnknownHostException) {
                return false;
            }
        }
        return true;
    }

    /** What the server of {@code url} has against TLS with us; empty if nothing. */
    static Optional<String> at(URL url, SSLContext context, int timeoutMillis) {
        int port = url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
        try (Socket plain = new CollectingSocket()) {
            plain.connect(new InetSocketAddress(url.getHost(), port), timeoutMillis);
            plain.setSoTimeout(timeoutMillis);
            try (SSLSocket socket =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(plain, url.getHost(), port, true)) {
                socket.startHandshake();
                // A server that is content waits for the request; one that is not says so.
                int ignored = socket.getInputStream().read();
            }
            return Optional.empty();
        } catch (IOException e) {
            return TlsTrouble.in(e);
        }
    }
}
