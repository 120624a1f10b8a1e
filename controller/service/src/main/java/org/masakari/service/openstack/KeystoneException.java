package org.masakari.service.openstack;

/** There is no token to be had now, so that what it was for was certainly not sent. */
final class KeystoneException extends RuntimeException {
    KeystoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
