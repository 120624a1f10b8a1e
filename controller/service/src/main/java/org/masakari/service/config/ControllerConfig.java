package org.masakari.service.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.masakari.engine.policy.Policy;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;
import org.masakari.runtime.config.TlsKeys;
import org.masakari.runtime.logging.LogConfig;
import org.masakari.service.http.legacy.LegacyConfig;
import org.masakari.service.journal.DatabaseConfig;
import org.masakari.service.journal.DatabaseNode;
import org.masakari.service.openstack.CloudConfig;
import org.masakari.service.retention.Retention;
import org.masakari.service.webhook.WebhookConfig;
import org.openstack4j.api.types.Facing;

/**
 * What {@code masakari-controller.conf} says.
 *
 * @param name this controller's name among the others
 * @param lease how long a claim holds without being renewed
 * @param listenHost the address to listen on
 * @param listenPort the port to listen on
 * @param api who may use the API
 * @param legacy whether and from where the original's monitors may report
 * @param log what is logged, and how
 * @param migrateOnStart true if a start may change the database's schema
 * @param keepHistory how long finished history is kept; zero for ever
 * @param database how to reach the database
 * @param cloud how to reach Keystone and Nova
 * @param policy what recoveries may do
 * @param webhooks who is told of them
 */
public record ControllerConfig(
        String name,
        Duration lease,
        String listenHost,
        int listenPort,
        ApiConfig api,
        LegacyConfig legacy,
        LogConfig log,
        boolean migrateOnStart,
        Duration keepHistory,
        DatabaseConfig database,
        CloudConfig cloud,
        Policy policy,
        WebhookConfig webhooks) {

    /** Nova's and Keystone's endpoints as the catalog's {@code interface} names them. */
    private enum Interface {
        INTERNAL,
        PUBLIC,
        ADMIN
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException if anything in it is wrong
     */
    public static ControllerConfig read(Path file) throws ConfigException {
        return read(ConfigReader.open(file));
    }

    /**
     * Reads what {@code in} has opened.
     *
     * @throws ConfigException if anything in it is wrong
     */
    public static ControllerConfig read(ConfigReader in) throws ConfigException {
        ConfigSection controller = in.section("controller");
        ConfigSection wsgi = in.section("wsgi");
        ConfigSection database = in.section("db");
        String name = controller.text("name", hostName());
        Duration lease = controller.duration("lease", Duration.ofSeconds(5));
        String host = wsgi.text("server_host", "127.0.0.1");
        int port = wsgi.number("server_port", 15868, 1, 65535);
        ApiConfig api = ApiConfig.read(in.section("api"), in.section("monitors"), in.section("ui"));
        LegacyConfig legacy = LegacySection.read(in.section("legacy"));
        LogConfig log = LogConfig.read(in);
        boolean migrate = database.flag("migrate_on_start", false);
        Duration keep = keepHistory(in.section("history"));
        DatabaseConfig db = database(database);
        CloudConfig cloud = cloud(in.section("nova"));
        Policy policy = PolicyConfig.read(in);
        WebhookConfig webhooks = WebhookSection.read(in.section("webhooks"));
        in.finish();
        return new ControllerConfig(
                name, lease, host, port, api, legacy, log, migrate, keep, db, cloud, policy,
                webhooks);
    }

    private static Duration keepHistory(ConfigSection in) {
        Duration keep = in.duration("keep", Duration.ofDays(30));
        if (!keep.isZero() && keep.compareTo(Retention.SHORTEST) < 0) {
            in.problem("keep", "too short; a day or more, or 0 for ever, expected");
        }
        return keep;
    }

    private static DatabaseConfig database(ConfigSection in) {
        return new DatabaseConfig(
                nodes(in),
                in.text("name", "vm_ha"),
                in.text("user"),
                in.secret("passwd"),
                in.number("pool_size", 8, 2, 100),
                TlsKeys.authorities(in, "cafile"));
    }

    private static List<DatabaseNode> nodes(ConfigSection in) {
        int port = in.number("port", 3306, 1, 65535);
        String hosts = in.text("host");
        try {
            return hosts.isEmpty() ? List.of() : DatabaseNode.list(hosts, port);
        } catch (IllegalArgumentException e) {
            in.problem(
                    "host",
                    "\""
                            + hosts
                            + "\" is wrong, "
                            + e.getMessage()
                            + "; hosts, each with a :port if it differs, comma separated, expected");
            return List.of();
        }
    }

    private static CloudConfig cloud(ConfigSection in) {
        Interface facing = in.oneOf("interface", Interface.class, Interface.INTERNAL);
        return new CloudConfig(
                in.uri("auth_url"),
                in.text("admin_user"),
                in.secret("admin_password"),
                in.text("project_name"),
                in.text("domain", "Default"),
                in.text("region"),
                TlsKeys.CLIENT.read(in),
                Facing.valueOf(facing.name()));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "controller";
        }
    }
}
