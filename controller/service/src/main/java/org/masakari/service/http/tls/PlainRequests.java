package org.masakari.service.http.tls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of requests without TLS where TLS is spoken. */
public final class PlainRequests {
    /** Upgrade Required (RFC 9110, 15.5.22): our monitors keep what is answered so. */
    public static final int STATUS = 426;

    /** For the client. */
    public static final String REASON = "this port speaks TLS: use https://";

    private static final Logger LOG = LoggerFactory.getLogger(PlainRequests.class);

    private final OncePerMinute complaints = new OncePerMinute();

    /** One was refused. */
    public void refused(String sender) {
        if (complaints.isDue()) {
            LOG.warn(
                    "{} asked without TLS and was refused; whatever runs there needs https:// in the"
                            + " controllers' addresses. The next such line comes in a minute at the"
                            + " earliest",
                    sender);
        }
    }
}
