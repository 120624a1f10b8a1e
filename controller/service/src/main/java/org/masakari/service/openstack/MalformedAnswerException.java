package org.masakari.service.openstack;

/** Nova answered, but not with what its API promises; the message says what is missing. */
final class MalformedAnswerException extends RuntimeException {
    MalformedAnswerException(String message) {
        super(message);
    }
}
