package org.masakari.service.openstack;

/** A call to the cloud ended without an answer. */
final class CloudIoException extends RuntimeException {
    private final boolean sent;

    /**
     * Why there is no answer.
     *
     * @param sent false if the request certainly never reached the other side
     */
    CloudIoException(String message, Throwable cause, boolean sent) {
        super(message, cause);
        this.sent = sent;
    }

    boolean sent() {
        return sent;
    }
}
