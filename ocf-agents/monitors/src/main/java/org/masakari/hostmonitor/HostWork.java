package org.masakari.hostmonitor;

import java.time.Duration;
import java.util.Optional;
import org.masakari.hostmonitor.judge.NodeRecord;
import org.masakari.monitor.Work;

/** Waits for what the listeners hear, judges it, and looks at the cluster when it is time. */
final class HostWork implements Work {
    private final Watch watch;
    private final Inbox inbox;
    private final Listeners listeners;
    private final Duration unseenAtMost;

    /**
     * Ready for its first turn.
     *
     * @param unseenAtMost when looks fail for longer than this, something is wrong
     */
    HostWork(Watch watch, Inbox inbox, Listeners listeners, Duration unseenAtMost) {
        this.watch = watch;
        this.inbox = inbox;
        this.listeners = listeners;
        this.unseenAtMost = unseenAtMost;
    }

    @Override
    public void turn(Duration atMost) throws InterruptedException {
        Duration wait = watch.untilNextLook();
        Inbox.Heard heard = inbox.poll(wait.compareTo(atMost) < 0 ? wait : atMost);
        while (heard != null) {
            watch.heard(heard.observation());
            heard.done().run();
            heard = inbox.poll();
        }
        watch.lookIfDue();
    }

    @Override
    public Optional<String> awaited() {
        return watch.hasSeen()
                ? Optional.empty()
                : Optional.of("Pacemaker: " + watch.lastFailure());
    }

    @Override
    public Optional<String> trouble() {
        if (watch.unseenFor().compareTo(unseenAtMost) > 0) {
            return Optional.of(
                    "the cluster was not seen for " + unseenAtMost + ": " + watch.lastFailure());
        }
        return listeners.trouble();
    }

    @Override
    public String status() {
        long away = watch.state().nodes().values().stream().filter(NodeRecord::away).count();
        return String.join(
                ", ",
                watch.state().nodes().size() + " hosts known",
                away + " fenced and not returned",
                "quorum " + watch.state().quorum());
    }
}
