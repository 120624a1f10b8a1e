package org.masakari.cli.declaration;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.recovery.Declared;
import org.masakari.cli.recovery.NameAndReason;
import org.masakari.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code masakari release}. */
@Command(
        name = "release",
        description = {
            "Lets a recovery or a return that is held go on in your name, whatever holds it.",
            "What is not held is refused; \"masakari recovery retry\" tries what has failed."
        },
        footer =
                "  masakari release 7d0f6a52-9f0c-4d0e-8a51-1f3b2c4d5e6f"
                        + " --reason \"seen by myself: its power is off\"")
public final class ReleaseCommand implements Runnable {
    private final Session session;

    @Parameters(paramLabel = "RECOVERY", description = "Its UUID.")
    private @Nullable UUID id;

    @Mixin private final NameAndReason word = new NameAndReason();

    public ReleaseCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        new Declared(
                        session,
                        "it goes on already, or has ended",
                        "see \"masakari recovery show "
                                + id
                                + "\"; \"masakari recovery retry\" tries again what has failed")
                .post("/v1/recoveries/" + id + "/release", word.body("release"));
    }
}
