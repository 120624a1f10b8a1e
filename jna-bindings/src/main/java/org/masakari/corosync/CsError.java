package org.masakari.corosync;

import org.masakari.nativelib.Connector.NotConnected;

/** {@code cs_error_t} of {@code corosync/corotypes.h}: what every function of Corosync answers. */
final class CsError {
    static final int CS_OK = 1;
    static final int CS_ERR_TRY_AGAIN = 6;
    static final int CS_ERR_ACCESS = 11;
    static final int CS_ERR_NOT_EXIST = 12;
    static final int CS_ERR_NO_SECTIONS = 27;

    private static final int CS_ERR_LIBRARY = 2;

    private CsError() {}

    /** The code with what it mostly means, for an operator. */
    static String text(int code) {
        String meaning =
                switch (code) {
                    case CS_ERR_LIBRARY -> "Corosync does not run on this host";
                    case CS_ERR_TRY_AGAIN -> "Corosync is starting";
                    case CS_ERR_ACCESS -> "not allowed: root, or haclient as primary group, needed";
                    case CS_ERR_NOT_EXIST -> "no such thing";
                    default -> "";
                };
        return meaning.isEmpty() ? String.valueOf(code) : code + " (" + meaning + ")";
    }

    static void check(String function, int result) throws NotConnected {
        if (result != CS_OK) {
            throw new NotConnected(function + " answered " + text(result));
        }
    }
}
