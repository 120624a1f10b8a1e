package org.masakari.instancemonitor;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.masakari.instancemonitor.judge.Observation;
import org.masakari.libvirt.AgentAnswer;
import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.LibvirtListener;
import org.masakari.libvirt.ListedDomain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where libvirt's threads put what they heard, for the one thread that judges. */
final class Inbox implements LibvirtListener {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final BlockingQueue<Observation> queue = new LinkedBlockingQueue<>();
    private volatile String lost = "";

    @Override
    public void event(DomainEvent event) {
        queue.add(new Observation.Happened(event, System.nanoTime()));
    }

    @Override
    public void listed(List<ListedDomain> domains, long beganNanos) {
        if (!lost.isEmpty()) {
            log.info("libvirt can be heard again");
        }
        lost = "";
        queue.add(new Observation.Listed(domains, beganNanos));
    }

    @Override
    public void lost(String why) {
        lost = why;
        log.atWarn()
                .addKeyValue("error", why)
                .log(
                        "libvirt cannot be heard: its daemon does not run, hangs, or was"
                                + " restarted. This monitor goes on trying, and then finds what has"
                                + " crashed meanwhile. See that libvirtd runs");
    }

    void asked(UUID domain, AgentAnswer answer) {
        queue.add(new Observation.AgentAsked(domain, answer));
    }

    /** Why libvirt cannot be heard; empty while it can. */
    String lost() {
        return lost;
    }

    /** What is there; null if nothing came in time. */
    @Nullable Observation poll(Duration wait) throws InterruptedException {
        return queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What is there at once; null if nothing. */
    @Nullable Observation poll() {
        return queue.poll();
    }
}
