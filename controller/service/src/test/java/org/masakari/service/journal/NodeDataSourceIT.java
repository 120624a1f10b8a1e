package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.tls.TestAuthority;

class NodeDataSourceIT {
    /** What connecting takes at least where a node was waited for. */
    private static final Duration WAITED = Duration.ofMillis(1900);

    private final TestDatabase db = TestDatabase.empty();

    @AfterEach
    void drop() {
        db.execute("SET GLOBAL read_only = OFF");
        db.close();
    }

    private NodeDataSource nodes(DatabaseNode... before) {
        List<DatabaseNode> all =
                Stream.concat(Stream.of(before), db.config().nodes().stream()).toList();
        return nodes(all, null);
    }

    private NodeDataSource nodes(List<DatabaseNode> all, @Nullable Path authorities) {
        DatabaseConfig known = db.config();
        return new NodeDataSource(
                new DatabaseConfig(
                        all, known.name(), known.user(), known.password(), 2, authorities));
    }

    private static String cipher(NodeDataSource nodes) throws SQLException {
        try (Connection connection = nodes.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SHOW STATUS LIKE 'Ssl_cipher'")) {
            row.next();
            return row.getString("Value");
        }
    }

    private static Duration timeToConnect(NodeDataSource nodes) throws SQLException {
        long began = System.nanoTime();
        try (Connection connection = nodes.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void takesTheNextNodeWhereOneRefusesConnections() throws Exception {
        assertThat(timeToConnect(nodes(new DatabaseNode("127.0.0.1", 1)))).isLessThan(WAITED);
    }

    @Test
    void waitsOnceForANodeThatDoesNotAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            NodeDataSource nodes = nodes(new DatabaseNode("127.0.0.1", silent.getLocalPort()));

            Duration first = timeToConnect(nodes);
            Duration second = timeToConnect(nodes);

            assertThat(first).isBetween(WAITED, Duration.ofSeconds(10));
            assertThat(second).isLessThan(WAITED);
        }
    }

    @Test
    void refusesANodeThatOnlyReads() {
        db.execute("SET GLOBAL read_only = ON");

        assertThatThrownBy(() -> timeToConnect(nodes()))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessageContaining("is read-only");
    }

    @Test
    void namesWhatIsWrongWithEachNode() {
        db.execute("SET GLOBAL read_only = ON");

        assertThatThrownBy(() -> timeToConnect(nodes(new DatabaseNode("127.0.0.1", 1))))
                .hasMessageContaining("127.0.0.1")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    @Test
    void encryptsOnlyWhereAnAuthorityIsNamed() throws Exception {
        List<DatabaseNode> node = db.config().nodes();

        assertThat(cipher(nodes(node, TestDatabase.authority()))).isNotEmpty();
        assertThat(cipher(nodes(node, null))).isEmpty();
    }

    @Test
    void refusesANodeWhoseCertificateIsOfAnotherAuthority(@TempDir Path folder) {
        new TestAuthority(folder, "ca");
        NodeDataSource nodes = nodes(db.config().nodes(), folder.resolve("ca.pem"));

        assertThatThrownBy(() -> timeToConnect(nodes))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("certification path");
    }

    @Test
    void refusesANodeWhoseCertificateIsOfAnotherName() {
        DatabaseNode other = new DatabaseNode("localhost", db.config().nodes().get(0).port());
        NodeDataSource nodes = nodes(List.of(other), TestDatabase.authority());

        assertThatThrownBy(() -> timeToConnect(nodes))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("localhost");
    }
}
