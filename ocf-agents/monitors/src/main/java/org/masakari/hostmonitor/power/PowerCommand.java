package org.masakari.hostmonitor.power;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.masakari.hostmonitor.judge.Opinion;
import org.masakari.monitor.command.Command;
import org.masakari.monitor.command.CommandRunner;
import org.masakari.monitor.command.Outcome;
import org.masakari.protocol.HostName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the operator's command whether a host is off, each time in a thread of its own.
 *
 * <p>It is called with the host's name in Nova and the node's in Pacemaker as its last two
 * arguments, and answers by its exit status: 0, the host is off; 1, it is on; anything else, or
 * nothing in time, it cannot tell. What it prints goes to the log.
 */
public final class PowerCommand {
    private static final Logger log = LoggerFactory.getLogger(PowerCommand.class);

    private final CommandRunner runner;
    private final List<String> command;
    private final BiConsumer<String, Opinion> answer;

    /**
     * Ready to {@link #ask}.
     *
     * @param command program and first arguments
     * @param answer takes Pacemaker's name of the node and what was said
     */
    public PowerCommand(
            CommandRunner runner, List<String> command, BiConsumer<String, Opinion> answer) {
        this.runner = runner;
        this.command = List.copyOf(command);
        this.answer = answer;
    }

    /** Begins to ask. */
    public void ask(HostName host, String node) {
        Thread thread =
                new Thread(() -> answer.accept(node, opinion(host, node)), "power of " + node);
        thread.setDaemon(true);
        thread.start();
    }

    private Opinion opinion(HostName host, String node) {
        try {
            Outcome outcome = runner.run("power-" + node, line(host, node));
            log.atInfo()
                    .addKeyValue("host", host)
                    .log(
                            "second opinion: {} {}: {}",
                            command.get(0),
                            outcome.how(),
                            outcome.lastLines());
            return switch (outcome.status().orElse(-1)) {
                case 0 -> Opinion.OFF;
                case 1 -> Opinion.ON;
                default -> Opinion.UNKNOWN;
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Opinion.UNKNOWN;
        }
    }

    private Command line(HostName host, String node) {
        return new Command(Stream.concat(command.stream(), Stream.of(host.value(), node)).toList());
    }
}
