package org.masakari.pacemaker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Asks for the cluster's configuration by {@code cibadmin}; some 15 ms. Used by one thread. */
public final class CibAdmin implements AutoCloseable {
    private final XmlProgram program;

    /**
     * For the given program.
     *
     * @param command {@code cibadmin}, or its path with arguments that come first
     * @param timeout after which it is ended
     */
    public CibAdmin(List<String> command, Duration timeout) {
        program = new XmlProgram("cibadmin", command, timeout);
    }

    /**
     * The configuration that is in force.
     *
     * @throws IOException if it cannot be had: no Pacemaker runs here, or the user may not ask it
     */
    public ClusterConfiguration configuration() throws IOException {
        try {
            return program.run(List.of("--query"), CibXml::read);
        } catch (PacemakerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
