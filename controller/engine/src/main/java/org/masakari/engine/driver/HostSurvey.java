package org.masakari.engine.driver;

import org.masakari.engine.port.ComputeView;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.recovery.Event;
import org.masakari.protocol.HostName;

/** What is on a host, as a recovery asks for it. */
public final class HostSurvey {
    private HostSurvey() {}

    /**
     * The servers are listed after the migrations: an evacuation of one of them that somebody
     * begins between the two shows in the server's task, and is not begun a second time.
     */
    public static Outcome<Event.Survey> of(ComputeView cloud, HostName host) {
        return cloud.evacuationsFrom(host, 0)
                .then(
                        migrations ->
                                cloud.serversOn(host)
                                        .map(all -> new Event.Survey(all, migrations)));
    }
}
