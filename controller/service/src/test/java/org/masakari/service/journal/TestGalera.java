package org.masakari.service.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * A fresh database of its own on the Galera cluster that the environment names, and a controller's
 * access to it for each node. Without a cluster the test fails: nothing else can prove what it
 * says.
 */
final class TestGalera implements AutoCloseable {
    private final List<DatabaseNode> nodes = DatabaseNode.list(environment("GALERA"), 3306);
    private final String name = "vm_ha_" + UUID.randomUUID().toString().replace("-", "");
    private final List<Database> databases = new ArrayList<>();
    private final List<Runnable> mending = new ArrayList<>();

    TestGalera() {
        onServer(1, "CREATE DATABASE " + name);
        // A user as in real life: one with all rights may write to a node that only reads.
        onServer(1, "GRANT ALL ON " + name + ".* TO " + name + "@'%' IDENTIFIED BY '" + name + "'");
        for (int node = 0; node < nodes.size(); node++) {
            databases.add(new Database(config(node)));
        }
    }

    /** The access of a controller that prefers the node with this number, from 1. */
    Database preferring(int node) {
        return databases.get(node - 1);
    }

    List<Database> all() {
        return databases;
    }

    private DatabaseConfig config(int preferred) {
        List<DatabaseNode> order = new ArrayList<>(nodes);
        Collections.rotate(order, -preferred);
        return new DatabaseConfig(order, name, name, name, 8, null);
    }

    /** The node is gone, with its data. */
    void kill(int node) {
        breakNode("kill " + node, "start " + node);
    }

    /** The node answers nobody. */
    void freeze(int node) {
        breakNode("freeze " + node, "thaw " + node);
    }

    /** The node answers, but has lost its quorum. */
    void isolate(int node) {
        breakNode("isolate " + node, "join " + node);
    }

    /** The node answers, and only reads. */
    void makeReadOnly(int node) {
        onServer(node, "SET GLOBAL read_only = ON");
        mending.add(() -> onServer(node, "SET GLOBAL read_only = OFF"));
    }

    private void breakNode(String order, String opposite) {
        mending.add(() -> control(opposite));
        control(order);
    }

    private static void control(String order) {
        Path socket = Path.of(environment("GALERA_CONTROL"));
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                BufferedReader answers =
                        new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            channel.write(ByteBuffer.wrap((order + "\n").getBytes(StandardCharsets.UTF_8)));
            assertThat(answers.readLine()).as(order).isEqualTo("ok");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first column of the only row that {@code query} gives, asked at the node. */
    String value(int node, String query) {
        return preferring(node).read(handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    /** Mends what was broken, and drops the database. */
    @Override
    public void close() {
        mending.forEach(Runnable::run);
        databases.forEach(Database::close);
        onServer(1, "DROP DATABASE " + name);
        onServer(1, "DROP USER " + name + "@'%'");
    }

    private void onServer(int node, String statement) {
        String url = "jdbc:mariadb://" + nodes.get(node - 1) + "/?sslMode=disable";
        try (Connection connection =
                        DriverManager.getConnection(
                                url, environment("DB_USER"), environment("DB_PASSWORD"));
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("Galera at " + nodes + " is needed", e);
        }
    }

    private static String environment(String key) {
        return requireNonNull(
                System.getenv("MASAKARI_TEST_" + key),
                "MASAKARI_TEST_" + key + " is not set: run under testbed/cloud galera --");
    }
}
