package org.masakari.libvirt;

import java.util.List;

/** Is told what libvirt says, on threads that must not be held up: take note and return. */
public interface LibvirtListener {

    /** An event; on libvirt's event thread. */
    void event(DomainEvent event);

    /**
     * All domains: after each connect, when the events are registered already, and then again and
     * again; on the watch's thread.
     *
     * @param beganNanos {@link System#nanoTime} before libvirt was asked: what was heard of a
     *     domain after that is newer than what is listed
     */
    void listed(List<ListedDomain> domains, long beganNanos);

    /**
     * Libvirt cannot be heard any more; {@link #listed} follows when it can be again. Told once for
     * each loss, and once at start if libvirt is not there.
     */
    void lost(String why);
}
