package org.masakari.service.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the database.
 *
 * @param nodes where MariaDB listens; the nodes of one Galera cluster, the preferred one first
 * @param name the database
 * @param user who connects
 * @param password that user's password
 * @param poolSize connections at most
 * @param authorities a PEM file of those that the nodes' certificates are trusted by; null for
 *     connections that are not encrypted
 */
public record DatabaseConfig(
        List<DatabaseNode> nodes,
        String name,
        String user,
        String password,
        int poolSize,
        @Nullable Path authorities) {

    public DatabaseConfig {
        nodes = List.copyOf(nodes);
    }

    @Override
    public String toString() {
        String list = nodes.stream().map(DatabaseNode::toString).collect(Collectors.joining(","));
        return user + "@" + list + "/" + name;
    }
}
