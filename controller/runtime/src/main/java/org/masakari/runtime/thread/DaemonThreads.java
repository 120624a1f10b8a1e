package org.masakari.runtime.thread;

import java.util.concurrent.ThreadFactory;

/**
 * Makes threads that do not keep a process from ending.
 *
 * @param name of each of them, for whoever reads a thread dump
 */
public record DaemonThreads(String name) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
