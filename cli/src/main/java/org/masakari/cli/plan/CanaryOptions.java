package org.masakari.cli.plan;

import java.time.Duration;
import org.masakari.cli.recovery.TimeSpan;
import picocli.CommandLine.Option;

/** What makes a drill a real one. */
final class CanaryOptions {
    @Option(
            names = "--canaries",
            required = true,
            paramLabel = "TAG",
            description = {
                "Fence it, if every instance on it is a canary: its metadata has the key TAG with"
                        + " the value true, in any case of letters. No other value counts. Mark one"
                        + " by",
                "openstack server set --property TAG=true ID"
            })
    String tag = "";

    @Option(names = "--yes", description = "Do not ask before it is fenced: for scripts.")
    boolean yes;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = TimeSpan.class,
            description = "How long to watch the recovery, such as 90s; it goes on. Default: 10m.")
    Duration timeout = Duration.ofMinutes(10);
}
