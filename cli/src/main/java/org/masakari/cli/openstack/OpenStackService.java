package org.masakari.cli.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.tls.TlsFiles;

/** One of OpenStack's services; whatever is no success is a {@link Failure} that names it. */
public final class OpenStackService {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(60);
    private static final String SO_FAR = "nothing more; what was done before stays done";

    private final String name;
    private final ControllerClient client;

    /**
     * The service at {@code url}.
     *
     * @param name what a failure calls it, such as {@code Keystone}
     * @param url its root, to which paths are added
     * @param headers sent with each request, such as {@code X-Auth-Token}
     * @param tls where it speaks https
     */
    public OpenStackService(String name, URI url, Map<String, String> headers, TlsFiles tls) {
        this.name = name + " at " + url;
        this.client =
                new ControllerClient(new ClientSettings(List.of(url), CONNECT, READ, headers, tls));
    }

    /** Reads {@code path}. */
    public JsonNode get(String path) {
        return accepted(client.get(path));
    }

    /** Creates below {@code path} what {@code body}, a tree or a map, describes. */
    public JsonNode post(String path, Object body) {
        return accepted(client.post(path, body));
    }

    /** Sets {@code path}, whose address says all. */
    public void put(String path) {
        accepted(client.put(path, Map.of()));
    }

    /** Removes {@code path}. */
    public void delete(String path) {
        accepted(client.delete(path));
    }

    private JsonNode accepted(Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            return accepted.body();
        } else if (answer instanceof Answer.Refused refused) {
            throw refused(refused);
        } else if (answer instanceof Answer.Busy busy) {
            throw away(busy.reason() + " (HTTP " + busy.status() + ")");
        }
        if (answer instanceof Answer.Untrusted untrusted) {
            throw Failure.untrusted(name + " was not trusted: " + untrusted.reason(), SO_FAR);
        }
        throw away(((Answer.Unreachable) answer).reason());
    }

    private Failure refused(Answer.Refused refused) {
        boolean stranger = refused.status() == 401 || refused.status() == 403;
        return new Failure(
                Exit.FAILED,
                name + " refused (HTTP " + refused.status() + "): " + refused.reason(),
                stranger
                        ? "the token is no longer good, or its user lacks the role for this"
                        : "the address is another service's, or a value that it does not take",
                SO_FAR,
                stranger
                        ? "use an administrator's OS_USERNAME, OS_PASSWORD and OS_PROJECT_NAME"
                        : "check the address, and the value that the reason names");
    }

    private Failure away(String reason) {
        return new Failure(
                Exit.UNREACHABLE,
                name + " does not answer: " + reason,
                "the address is wrong, or the service is down or overloaded",
                SO_FAR,
                "check the address from this machine, then run the command again");
    }
}
