package org.masakari.processmonitor.judge;

/**
 * What can be done about one process.
 *
 * @param startable there is something to do if it does not run when the monitor starts
 * @param parts commands of one restart; 0 if it is only waited for
 */
public record Means(boolean startable, int parts) {}
