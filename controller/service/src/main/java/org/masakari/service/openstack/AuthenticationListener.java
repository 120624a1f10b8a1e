package org.masakari.service.openstack;

/** Told each time Keystone was asked for a token in the controller's own name. */
@FunctionalInterface
public interface AuthenticationListener {

    /**
     * It answered, or did not.
     *
     * @param beganAtNanos {@link System#nanoTime} before it was asked
     * @param given true if it gave a token
     */
    void authenticated(long beganAtNanos, boolean given);
}
