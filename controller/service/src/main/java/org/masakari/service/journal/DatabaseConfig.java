package org.masakari.service.journal;

/**
 * How to reach the database.
 *
 * @param host where MariaDB listens
 * @param port its port
 * @param name the database
 * @param user who connects
 * @param password that user's password
 * @param poolSize connections at most
 */
public record DatabaseConfig(
        String host, int port, String name, String user, String password, int poolSize) {

    /** The driver's URL. {@code sslMode} is explicit because its default differs by version. */
    String jdbcUrl() {
        return "jdbc:mariadb://"
                + host
                + ":"
                + port
                + "/"
                + name
                + "?sslMode=disable&connectTimeout=3000&socketTimeout=20000&tcpKeepAlive=true";
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name;
    }
}
