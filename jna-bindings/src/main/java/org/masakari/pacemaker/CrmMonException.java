package org.masakari.pacemaker;

/** {@code crm_mon} gave no usable answer; the message says why. */
public final class CrmMonException extends Exception {
    private static final long serialVersionUID = 1L;

    CrmMonException(String message) {
        super(message);
    }
}
