package org.masakari.pacemaker;

/** {@code crm_mon} gave no usable answer; the message says why. */
public final class PacemakerException extends Exception {
    private static final long serialVersionUID = 1L;

    PacemakerException(String message) {
        super(message);
    }
}
