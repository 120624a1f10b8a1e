package org.masakari.service.scheduling;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that is repeated until it is closed, whatever becomes of it each time. */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final Thread thread;
    private final String name;
    private final Runnable task;
    private final Duration pause;
    private volatile boolean closed;

    /** A loop that does not run yet; {@code pause} is the time between two runs. */
    public Loop(String name, Runnable task, Duration pause) {
        this.name = name;
        this.task = task;
        this.pause = pause;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            runOnce();
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void runOnce() {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("error", e).setCause(e).log("{} failed; it goes on", name);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
