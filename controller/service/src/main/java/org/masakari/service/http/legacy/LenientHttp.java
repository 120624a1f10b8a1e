package org.masakari.service.http.legacy;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * HTTP, with one header more than HTTP allows: the original's shell monitors send a line {@code
 * "Content-Type: …}, whose quote is part of the name. It is read as {@code XContent-Type}, which
 * nobody looks at. Jetty's compliance modes have no word for it.
 */
public final class LenientHttp extends HttpConnectionFactory {
    private static final byte QUOTE = '"';
    private static final byte LINE_FEED = '\n';
    private static final byte RETURN = '\r';
    private static final byte HARMLESS = 'X';

    public LenientHttp(HttpConfiguration config) {
        super(config);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(
                new LenientConnection(getHttpConfiguration(), connector, endPoint),
                connector,
                endPoint);
    }

    private static final class LenientConnection extends HttpConnection {
        /** Set while the superclass is being constructed, so without a value of its own here. */
        private @Nullable RequestHandler requests;

        LenientConnection(HttpConfiguration config, Connector connector, EndPoint endPoint) {
            super(config, connector, endPoint);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            RequestHandler made = super.newRequestHandler();
            requests = made;
            return made;
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            return new LenientParser(
                    Objects.requireNonNull(requests),
                    getHttpConfiguration().getRequestHeaderSize(),
                    compliance);
        }
    }

    private static final class LenientParser extends HttpParser {
        /** True while the next byte begins a header's name, which is in the next buffer then. */
        private boolean atName;

        LenientParser(HttpParser.RequestHandler requests, int largest, HttpCompliance compliance) {
            super(requests, largest, compliance);
        }

        @Override
        public boolean parseNext(ByteBuffer buffer) {
            if (getState().compareTo(State.CONTENT) < 0) {
                atName = mend(buffer, atName && getState() != State.START);
            }
            return super.parseNext(buffer);
        }
    }

    /**
     * Mends the names of headers in {@code buffer}, up to the end of the head.
     *
     * @param atName true if a header's name begins with the first byte
     * @return true if one begins behind the last byte
     */
    static boolean mend(ByteBuffer buffer, boolean atName) {
        boolean begins = atName;
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            byte each = buffer.get(i);
            if (begins && (each == RETURN || each == LINE_FEED)) {
                return false;
            }
            if (begins && each == QUOTE) {
                buffer.put(i, HARMLESS);
            }
            begins = each == LINE_FEED;
        }
        return begins;
    }
}
