package org.masakari.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.Libvirt.VirDomainEventCallback;
import org.libvirt.jna.virError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open connection to libvirt, for watching domains. Every method may block for as long as
 * libvirtd does; with a keepalive, until that gives libvirtd up.
 */
public final class LibvirtConnection implements AutoCloseable {
    /** More than a daemon's usual thread has: libvirt and glib run on it. */
    static final int STACK_BYTES = 1 << 20;

    private static final Logger log = LoggerFactory.getLogger(LibvirtConnection.class);

    private final RawLibvirt library;
    private final Opened connect;

    /** By the id that libvirt gave them; what native code calls must not be collected. */
    private final Map<Integer, VirDomainEventCallback> registered = new HashMap<>();

    private volatile @Nullable String closed;
    private volatile Runnable whenClosed = () -> {};

    private LibvirtConnection(RawLibvirt library, Opened connect) {
        this.library = library;
        this.connect = connect;
    }

    /** Libvirt-java keeps the native pointer to subclasses. */
    private static final class Opened extends Connect {
        Opened(String uri, boolean readOnly) throws LibvirtException {
            super(uri, readOnly);
        }

        ConnectionPointer pointer() {
            return vcp;
        }
    }

    /**
     * Connects; the event loop runs from here on.
     *
     * @param uri such as {@code qemu:///system}
     * @param readOnly enough to watch, not to ask a guest's agent
     * @throws LibvirtException if libvirtd is not there
     * @throws UnsatisfiedLinkError if libvirt's library is not installed
     */
    public static LibvirtConnection open(String uri, boolean readOnly) throws LibvirtException {
        RawLibvirt library = RawLibvirt.load();
        EventLoop.running();
        Opened opened = new Opened(uri, readOnly);
        LibvirtConnection connection = new LibvirtConnection(library, opened);
        try {
            opened.registerCloseListener(
                    (ignored, reason) ->
                            connection.hasClosed("libvirtd has gone (" + reason + ")"));
        } catch (LibvirtException e) {
            log.debug("{} tells of no lost connection: {}", uri, e.getMessage());
        }
        return connection;
    }

    /**
     * Has libvirtd given up when it does not answer {@code count} times in a row, {@code
     * intervalSeconds} apart; the close reason is then KEEPALIVE. Without effect where libvirt runs
     * in this process.
     */
    public void keepAlive(int intervalSeconds, int count) {
        try {
            connect.setKeepAlive(intervalSeconds, count);
        } catch (LibvirtException e) {
            log.debug("no keepalive: {}", e.getMessage());
        }
    }

    /**
     * Has {@code consumer} called with each event, on the event loop's thread. An event that this
     * libvirt does not know is left out, and said in the log.
     *
     * @throws LibvirtException if not even lifecycle events can be had
     */
    public void register(Consumer<DomainEvent> consumer) throws LibvirtException {
        DomainCallbacks created = new DomainCallbacks(library, consumer);
        for (Map.Entry<Integer, VirDomainEventCallback> each : created.byEventId().entrySet()) {
            int id =
                    Libvirt.INSTANCE.virConnectDomainEventRegisterAny(
                            connect.pointer(), null, each.getKey(), each.getValue(), null, null);
            if (id >= 0) {
                registered.put(id, each.getValue());
            } else if (each.getKey() == RawLibvirt.EVENT_LIFECYCLE) {
                throw new IllegalStateException("libvirt gives no lifecycle events");
            } else {
                log.info("this libvirt does not have the domain event {}", each.getKey());
            }
        }
    }

    /** How many of the events could be registered. */
    int registeredEvents() {
        return registered.size();
    }

    private void hasClosed(String why) {
        closed = why;
        whenClosed.run();
    }

    /** Has {@code told} called on the event loop's thread when the connection is no more. */
    void whenClosed(Runnable told) {
        whenClosed = told;
    }

    /** Why the connection is no more; empty while it is. */
    public Optional<String> closed() {
        return Optional.ofNullable(closed);
    }

    /**
     * All domains, active or not. One that vanishes meanwhile is left out.
     *
     * @throws IllegalStateException if libvirtd does not answer
     */
    public List<ListedDomain> domains() {
        PointerByReference array = new PointerByReference();
        int count = library.virConnectListAllDomains(connect.pointer(), array, 0);
        if (count < 0) {
            throw new IllegalStateException("the domains cannot be listed: " + lastError());
        }
        Pointer first = array.getValue();
        List<ListedDomain> listed = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                Pointer domain = first.getPointer((long) i * Native.POINTER_SIZE);
                try {
                    state(domain).ifPresent(listed::add);
                } finally {
                    library.virDomainFree(domain);
                }
            }
        } finally {
            Native.free(Pointer.nativeValue(first));
        }
        return listed;
    }

    private Optional<ListedDomain> state(Pointer domain) {
        IntByReference state = new IntByReference();
        IntByReference reason = new IntByReference();
        if (library.virDomainGetState(domain, state, reason, 0) < 0) {
            return Optional.empty();
        }
        UUID uuid = DomainCallbacks.uuid(library, domain);
        String name = library.virDomainGetName(domain);
        return Optional.of(
                new ListedDomain(
                        uuid, name == null ? "" : name, state.getValue(), reason.getValue()));
    }

    /**
     * Asks the guest agent of {@code domain} for a sign of life; needs a connection that is not
     * read-only.
     *
     * @param timeoutSeconds how long it may take
     */
    public AgentAnswer pingAgent(UUID domain, int timeoutSeconds) {
        try {
            Domain asked = connect.domainLookupByUUIDString(domain.toString());
            AgentAnswer answer = ping(asked, timeoutSeconds);
            asked.free();
            return answer;
        } catch (LibvirtException e) {
            return new AgentAnswer.NotAsked(String.valueOf(e.getMessage()));
        }
    }

    /** The error's number has to be read before any other call of this thread's. */
    private static AgentAnswer ping(Domain asked, int timeoutSeconds) {
        try {
            asked.qemuAgentCommand("{\"execute\":\"guest-ping\"}", timeoutSeconds, 0);
            return new AgentAnswer.Alive();
        } catch (LibvirtException e) {
            return AgentAnswer.refused(lastErrorCode(), String.valueOf(e.getMessage()));
        }
    }

    /** {@code virErrorNumber}: libvirt-java's enum would take a new number for another one. */
    private static int lastErrorCode() {
        virError error = Libvirt.INSTANCE.virGetLastError();
        return error == null ? 0 : error.code;
    }

    private static String lastError() {
        virError error = Libvirt.INSTANCE.virGetLastError();
        return error == null || error.message == null ? "no reason given" : error.message;
    }

    @Override
    public void close() {
        try {
            for (int id : registered.keySet()) {
                Libvirt.INSTANCE.virConnectDomainEventDeregisterAny(connect.pointer(), id);
            }
            registered.clear();
            connect.unregisterCloseListener();
            connect.close();
        } catch (LibvirtException e) {
            log.debug("a connection to libvirt was not closed cleanly: {}", e.getMessage());
        }
    }
}
