package org.masakari.protocol.tls;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * Sends what is written to it all at once, when something is to be read. The JDK writes the
 * client's last part of a handshake in several pieces; a server that ends it after the first of
 * them resets the connection by that, and what it had to say is lost.
 */
final class CollectingSocket extends Socket {
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    @Override
    public OutputStream getOutputStream() {
        return collected;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        OutputStream out = super.getOutputStream();
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                send();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                send();
                return super.read(bytes, offset, length);
            }

            private void send() throws IOException {
                collected.writeTo(out);
                collected.reset();
            }
        };
    }
}
