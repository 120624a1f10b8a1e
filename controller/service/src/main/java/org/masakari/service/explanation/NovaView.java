package org.masakari.service.explanation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * What Nova is asked.
 *
 * @param service a host's nova-compute
 * @param server an instance; empty if Nova has none with that id
 * @param serversOn every instance of a host
 */
public record NovaView(
        Function<HostName, Outcome<ComputeService>> service,
        Function<InstanceId, Outcome<Optional<Server>>> server,
        Function<HostName, Outcome<List<Server>>> serversOn) {

    /**
     * An instance and what is around it.
     *
     * @param server the instance
     * @param neighbours every instance of its host, itself included; not done if it is on none
     * @param service its host's nova-compute; not done if it is on none
     */
    record Sighting(
            Outcome<Optional<Server>> server,
            Outcome<List<Server>> neighbours,
            Outcome<ComputeService> service) {

        /** Nova does not answer. */
        static Sighting failed(String why) {
            return new Sighting(
                    new Outcome.Unknown<>(why),
                    new Outcome.Unknown<>(why),
                    new Outcome.Unknown<>(why));
        }

        /** The instance, if Nova shows one. */
        Optional<Server> found() {
            return server instanceof Outcome.Done<Optional<Server>> done
                    ? done.value()
                    : Optional.empty();
        }

        /** The host that it is on, if Nova says so. */
        Optional<HostName> host() {
            return found().map(Server::host);
        }
    }

    Sighting sighting(InstanceId instance) {
        Outcome<Optional<Server>> seen = server.apply(instance);
        Sighting alone = alone(seen);
        return alone.host()
                .map(on -> new Sighting(seen, serversOn.apply(on), service.apply(on)))
                .orElse(alone);
    }

    private static Sighting alone(Outcome<Optional<Server>> seen) {
        Sighting none = Sighting.failed("it is on no host");
        return new Sighting(seen, none.neighbours(), none.service());
    }
}
