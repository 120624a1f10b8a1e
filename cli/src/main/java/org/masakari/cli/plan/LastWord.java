package org.masakari.cli.plan;

import java.io.PrintWriter;

/** What is said where a person ends this process amid some work, as by Ctrl-C. */
record LastWord(PrintWriter err, String text) {

    /** Work that takes its time. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws InterruptedException;
    }

    <T> T during(Work<T> work) throws InterruptedException {
        Thread atTheEnd = new Thread(this::say, "last-word");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        try {
            return work.done();
        } finally {
            forget(atTheEnd);
        }
    }

    private static void forget(Thread atTheEnd) {
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            // It is being said.
        }
    }

    private void say() {
        err.println();
        err.println(text);
        err.flush();
    }
}
