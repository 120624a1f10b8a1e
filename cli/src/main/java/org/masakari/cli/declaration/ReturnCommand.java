package org.masakari.cli.declaration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.recovery.Declared;
import org.masakari.cli.recovery.NameAndReason;
import org.masakari.cli.session.Session;
import org.masakari.protocol.HostName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code masakari return}. */
@Command(
        name = "return",
        description = {
            "Says in your name that a failed host is back, as its monitor would: its return begins,",
            "and a recovery of it that is held ends. A return that is held because the host has",
            "failed too often goes on."
        },
        footer = {"  masakari return compute1 --reason \"new mainboard, tested for a day\""})
public final class ReturnCommand implements Runnable {
    private final Session session;

    @Parameters(paramLabel = "HOST", description = "Its name in Nova.")
    private @Nullable HostName host;

    @Mixin private final NameAndReason word = new NameAndReason();

    public ReturnCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ObjectNode body = word.body("return");
        ((ObjectNode) body.path("return")).put("host", String.valueOf(host));
        new Declared(
                        session,
                        "the host has not failed, or is back already",
                        "see \"masakari incident list --host " + host + "\"")
                .post("/v1/returns", body);
    }
}
