package org.masakari.processmonitor.command;

/**
 * How a command ended.
 *
 * @param succeeded with 0, in time
 * @param how for people
 * @param lastLines of its output
 */
public record Outcome(boolean succeeded, String how, String lastLines) {}
