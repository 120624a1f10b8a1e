package org.masakari.cli.declaration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.recovery.Declared;
import org.masakari.cli.recovery.NameAndReason;
import org.masakari.cli.recovery.TimeSpan;
import org.masakari.cli.session.Confirmation;
import org.masakari.cli.session.Session;
import org.masakari.protocol.HostName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code masakari ack}. */
@Command(
        name = "ack",
        description = {
            "Says in your name that a host is off, where its fencing failed: its instances are",
            "evacuated then, unless something else holds that. Your name, your reason and the time",
            "are kept with the recovery. If the host still runs, its instances will be destroyed",
            "by running twice: look at its power first, and keep it off."
        },
        footer = {
            "  masakari ack compute1 --reason \"pulled both plugs\"",
            "  masakari ack compute1 --reason \"rack 3 has burnt\" --expires 1h --yes"
        })
public final class AckCommand implements Runnable {
    private final Session session;

    @Parameters(paramLabel = "HOST", description = "Its name in Nova.")
    private @Nullable HostName host;

    @Mixin private final NameAndReason word = new NameAndReason();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            defaultValue = "15m",
            converter = TimeSpan.class,
            description =
                    "After this time it proves nothing any more, if no recovery has begun by then:"
                            + " 1h at most. Default: 15m.")
    private @Nullable Duration expires;

    @Option(names = "--yes", description = "Do not ask: for scripts.")
    private boolean yes;

    @Spec private @Nullable CommandSpec spec;

    public AckCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (!yes) {
            confirm();
        }
        ObjectNode body = word.body("acknowledgement");
        ((ObjectNode) body.path("acknowledgement"))
                .put("host", String.valueOf(host))
                .put("expires_in", expires == null ? null : expires.toMillis() + "ms");
        new Declared(
                        session,
                        "the host came back meanwhile, is on maintenance, or its segment is disabled",
                        "mend what the reason names, then say so again")
                .post("/v1/acknowledgements", body);
    }

    private void confirm() {
        boolean given =
                Confirmation.of(session, Objects.requireNonNull(spec))
                        .isGiven(
                                "yes",
                                "If "
                                        + host
                                        + " still runs, its instances will be destroyed by running"
                                        + " twice."
                                        + System.lineSeparator()
                                        + "Is "
                                        + host
                                        + " off, and will it stay off?");
        if (!given) {
            throw new Failure(
                    Exit.FAILED,
                    host + " was not acknowledged",
                    "something else than yes was typed",
                    "nothing was sent",
                    "make sure that it is off, then say so again");
        }
    }
}
