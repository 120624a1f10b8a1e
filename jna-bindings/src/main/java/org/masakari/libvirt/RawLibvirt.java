package org.masakari.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.Libvirt.VirDomainEventCallback;

/**
 * {@code libvirt/libvirt-domain.h}, libvirt 3.0 to 9.0: what libvirt-java 0.5.4 does not map. Calls
 * answer -1 at an error. The library owns the domain and texts that a callback is shown, for the
 * time of the call; {@link #virDomainFree} gives back what a list has returned.
 */
interface RawLibvirt extends Library {
    /** libvirt.so.0 everywhere since libvirt 0.1. */
    String NAME = "virt";

    /** {@code virDomainEventID}. */
    int EVENT_LIFECYCLE = 0;

    int EVENT_REBOOT = 1;
    int EVENT_WATCHDOG = 3;
    int EVENT_IO_ERROR = 4;
    int EVENT_IO_ERROR_REASON = 6;
    int EVENT_CONTROL_ERROR = 7;
    int EVENT_AGENT_LIFECYCLE = 18;
    int EVENT_BLOCK_THRESHOLD = 24;
    int EVENT_MEMORY_FAILURE = 25;

    /** {@code VIR_UUID_STRING_BUFLEN}, with the final NUL. */
    int UUID_BYTES = 37;

    static RawLibvirt load() {
        return Native.load(NAME, RawLibvirt.class);
    }

    /** The domains' array is allocated with malloc: free it, and each of them. */
    int virConnectListAllDomains(
            ConnectionPointer connection, PointerByReference domains, int flags);

    int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

    int virDomainGetUUIDString(Pointer domain, byte[] text);

    /** Owned by the domain. */
    @Nullable String virDomainGetName(Pointer domain);

    int virDomainFree(Pointer domain);

    /** {@code virConnectDomainEventCallback}; its result is not looked at. */
    interface Lifecycle extends VirDomainEventCallback {
        int call(Pointer connection, Pointer domain, int event, int detail, @Nullable Pointer data);
    }

    /** {@code virConnectDomainEventGenericCallback}. */
    interface Generic extends VirDomainEventCallback {
        void call(Pointer connection, Pointer domain, @Nullable Pointer data);
    }

    /** {@code virConnectDomainEventWatchdogCallback}. */
    interface Watchdog extends VirDomainEventCallback {
        void call(Pointer connection, Pointer domain, int action, @Nullable Pointer data);
    }

    /** {@code virConnectDomainEventIOErrorCallback}. */
    interface IoError extends VirDomainEventCallback {
        void call(
                Pointer connection,
                Pointer domain,
                @Nullable String source,
                @Nullable String device,
                int action,
                @Nullable Pointer data);
    }

    /** {@code virConnectDomainEventIOErrorReasonCallback}. */
    interface IoErrorReason extends VirDomainEventCallback {
        void call(
                Pointer connection,
                Pointer domain,
                @Nullable String source,
                @Nullable String device,
                int action,
                @Nullable String reason,
                @Nullable Pointer data);
    }

    /** {@code virConnectDomainEventAgentLifecycleCallback}. */
    interface AgentLifecycle extends VirDomainEventCallback {
        void call(
                Pointer connection, Pointer domain, int state, int reason, @Nullable Pointer data);
    }

    /** {@code virConnectDomainEventBlockThresholdCallback}. */
    interface BlockThreshold extends VirDomainEventCallback {
        void call(
                Pointer connection,
                Pointer domain,
                @Nullable String device,
                @Nullable String path,
                long threshold,
                long excess,
                @Nullable Pointer data);
    }

    /** {@code virConnectDomainEventMemoryFailureCallback}. */
    interface MemoryFailure extends VirDomainEventCallback {
        void call(
                Pointer connection,
                Pointer domain,
                int recipient,
                int action,
                int flags,
                @Nullable Pointer data);
    }
}
