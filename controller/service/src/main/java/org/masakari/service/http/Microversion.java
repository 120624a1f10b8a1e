package org.masakari.service.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.api.ApiVersion;

/**
 * The version of the Instance-HA API that a request asks for: 1.0 to 1.3 are OpenStack's, 1.1000 is
 * ours, which has to be asked for by its number.
 *
 * @param minor what stands behind the dot
 */
record Microversion(int minor) {
    static final Microversion FIRST = new Microversion(0);

    /** Notifications tell what their recovery does. */
    static final Microversion WITH_DETAILS = new Microversion(1);

    /** Segments can be switched off. */
    static final Microversion WITH_ENABLED = new Microversion(2);

    static final Microversion WITH_MOVES = new Microversion(3);

    /** OpenStack's newest, which {@code latest} means. */
    static final Microversion NEWEST = WITH_MOVES;

    static final Microversion OWN = new Microversion(ApiVersion.OWN_MINOR);

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    /**
     * Reads the header, which may name the versions of several services.
     *
     * @throws ApiException 400 if it is malformed, 406 if there is no such version
     */
    static Microversion of(@Nullable String header) {
        if (header == null) {
            return FIRST;
        }
        for (String each : header.split(",", -1)) {
            String[] words = each.strip().split("\\s+", -1);
            if (words[0].equals(ApiVersion.SERVICE_TYPE)) {
                return words.length == 2 ? version(words[1]) : malformed(header);
            }
        }
        return FIRST;
    }

    private static Microversion version(String text) {
        if (text.equals("latest")) {
            return NEWEST;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return malformed(text);
        }
        Microversion asked = new Microversion(Integer.parseInt(form.group(2)));
        if (!form.group(1).equals("1") || (asked.minor > NEWEST.minor && !asked.equals(OWN))) {
            throw new ApiException(
                    406,
                    "there is no version " + text + "; 1.0 to " + NEWEST + " and " + OWN + " are");
        }
        return asked;
    }

    private static Microversion malformed(String text) {
        throw ApiException.badRequest(
                ApiVersion.HEADER + ": \"instance-ha 1.3\" expected, \"" + text + "\" found");
    }

    /** True if this version has what came with {@code since}. */
    boolean has(Microversion since) {
        return minor >= since.minor;
    }

    @Override
    public String toString() {
        return "1." + minor;
    }
}
