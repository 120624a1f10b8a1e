package org.masakari.libvirt;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.Libvirt.VirDomainEventCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's callbacks, held as long as it lives: what native code calls must not be
 * collected. Each one copies, hands over and returns; none throws into native code.
 */
final class DomainCallbacks {
    private static final Logger log = LoggerFactory.getLogger(DomainCallbacks.class);

    private final RawLibvirt library;
    private final Consumer<DomainEvent> consumer;
    private final Map<Integer, VirDomainEventCallback> byEventId = new LinkedHashMap<>();

    DomainCallbacks(RawLibvirt library, Consumer<DomainEvent> consumer) {
        this.library = library;
        this.consumer = consumer;
        addLifecycles();
        addErrors();
        addRest();
    }

    /** By {@code virDomainEventID}. */
    Map<Integer, VirDomainEventCallback> byEventId() {
        return byEventId;
    }

    private void addLifecycles() {
        RawLibvirt.Lifecycle lifecycle =
                (connection, domain, event, detail, data) -> {
                    tell(domain, uuid -> new DomainEvent.Lifecycle(uuid, event, detail));
                    return 0;
                };
        RawLibvirt.Generic reboot =
                (connection, domain, data) -> tell(domain, DomainEvent.Rebooted::new);
        RawLibvirt.AgentLifecycle agent =
                (connection, domain, state, reason, data) ->
                        tell(domain, uuid -> new DomainEvent.AgentChanged(uuid, state, reason));
        byEventId.put(RawLibvirt.EVENT_LIFECYCLE, lifecycle);
        byEventId.put(RawLibvirt.EVENT_REBOOT, reboot);
        byEventId.put(RawLibvirt.EVENT_AGENT_LIFECYCLE, agent);
    }

    private void addErrors() {
        RawLibvirt.IoError ioError =
                (connection, domain, source, device, action, data) ->
                        ioError(domain, source, device, action, null);
        RawLibvirt.IoErrorReason ioErrorReason =
                (connection, domain, source, device, action, reason, data) ->
                        ioError(domain, source, device, action, reason);
        RawLibvirt.Generic controlError =
                (connection, domain, data) -> tell(domain, DomainEvent.ControlError::new);
        byEventId.put(RawLibvirt.EVENT_IO_ERROR, ioError);
        byEventId.put(RawLibvirt.EVENT_IO_ERROR_REASON, ioErrorReason);
        byEventId.put(RawLibvirt.EVENT_CONTROL_ERROR, controlError);
    }

    private void addRest() {
        RawLibvirt.Watchdog watchdog =
                (connection, domain, action, data) ->
                        tell(domain, uuid -> new DomainEvent.WatchdogExpired(uuid, action));
        RawLibvirt.BlockThreshold threshold =
                (connection, domain, device, path, bytes, excess, data) ->
                        tell(
                                domain,
                                uuid ->
                                        new DomainEvent.BlockThreshold(
                                                uuid, text(device), bytes, excess));
        RawLibvirt.MemoryFailure memory =
                (connection, domain, recipient, action, flags, data) ->
                        tell(
                                domain,
                                uuid -> new DomainEvent.MemoryFailure(uuid, recipient, action));
        byEventId.put(RawLibvirt.EVENT_WATCHDOG, watchdog);
        byEventId.put(RawLibvirt.EVENT_BLOCK_THRESHOLD, threshold);
        byEventId.put(RawLibvirt.EVENT_MEMORY_FAILURE, memory);
    }

    private void ioError(
            Pointer domain,
            @Nullable String source,
            @Nullable String device,
            int action,
            @Nullable String reason) {
        tell(
                domain,
                uuid ->
                        new DomainEvent.IoError(
                                uuid, text(source), text(device), action, text(reason)));
    }

    private void tell(Pointer domain, Function<UUID, DomainEvent> event) {
        try {
            consumer.accept(event.apply(uuid(library, domain)));
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("an event of libvirt's was lost by a defect here");
        }
    }

    /** A domain's UUID, which the library has at hand: libvirtd is not asked. */
    static UUID uuid(RawLibvirt library, Pointer domain) {
        byte[] text = new byte[RawLibvirt.UUID_BYTES];
        if (library.virDomainGetUUIDString(domain, text) < 0) {
            throw new IllegalStateException("a domain has no UUID");
        }
        return UUID.fromString(
                new String(text, 0, RawLibvirt.UUID_BYTES - 1, StandardCharsets.US_ASCII));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
