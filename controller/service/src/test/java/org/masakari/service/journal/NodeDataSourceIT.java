package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        DatabaseConfig known = db.config();
        List<DatabaseNode> all = Stream.concat(Stream.of(before), known.nodes().stream()).toList();
        return new NodeDataSource(
                new DatabaseConfig(all, known.name(), known.user(), known.password(), 2));
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
}
