package org.masakari.pacemaker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks {@code crm_mon} for the cluster's state; about 25 ms.
 *
 * <p>With a hung fencer it would take 33 s: it is ended after the timeout and asked again without
 * the fencing history, which then is {@link FencingHistory.Unknown}. Used by one thread.
 */
public final class CrmMon implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-1", "--output-as=xml");
    private static final String WITHOUT_HISTORY = "--fence-history=0";

    private final XmlProgram program;

    /**
     * For the given program.
     *
     * @param command {@code crm_mon}, or its path with arguments that come first
     * @param timeout after which it is ended
     */
    public CrmMon(List<String> command, Duration timeout) {
        program = new XmlProgram("crm_mon", command, timeout);
    }

    /** {@code crm_mon} on the path, with 5 s to answer. */
    public static CrmMon standard() {
        return new CrmMon(List.of("crm_mon"), Duration.ofSeconds(5));
    }

    /** Asks once; with a second try, without history, if the first one hangs. */
    public ClusterLook look() {
        try {
            return new ClusterLook.Seen(run(OPTIONS));
        } catch (XmlProgram.Hung hung) {
            return withoutHistory(hung);
        } catch (PacemakerException | IOException e) {
            return new ClusterLook.Failed(String.valueOf(e.getMessage()));
        }
    }

    private ClusterLook withoutHistory(XmlProgram.Hung hung) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add(WITHOUT_HISTORY);
        try {
            FencingHistory unknown = new FencingHistory.Unknown(String.valueOf(hung.getMessage()));
            return new ClusterLook.Seen(run(options).with(unknown));
        } catch (PacemakerException | IOException e) {
            return new ClusterLook.Failed(
                    hung.getMessage() + "; without history: " + e.getMessage());
        }
    }

    private ClusterView run(List<String> options) throws IOException, PacemakerException {
        return program.run(options, CrmMonXml::read);
    }

    @Override
    public void close() {
        program.close();
    }
}
