package org.masakari.service.journal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How to reach the database.
 *
 * @param nodes where MariaDB listens; the nodes of one Galera cluster, the preferred one first
 * @param name the database
 * @param user who connects
 * @param password that user's password
 * @param poolSize connections at most
 */
public record DatabaseConfig(
        List<DatabaseNode> nodes, String name, String user, String password, int poolSize) {

    public DatabaseConfig {
        nodes = List.copyOf(nodes);
    }

    @Override
    public String toString() {
        String list = nodes.stream().map(DatabaseNode::toString).collect(Collectors.joining(","));
        return user + "@" + list + "/" + name;
    }
}
