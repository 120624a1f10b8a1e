package org.masakari.cli.pause;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.PauseDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code masakari pause}. */
@Command(
        name = "pause",
        description = {
            "Begins nothing new, in one segment or anywhere, until \"masakari resume\".",
            "What Nova works on already goes on; what is reported meanwhile is kept, and held.",
            "Without --reason: shows what is paused."
        },
        footer = {
            "  masakari pause --reason \"the network of row 3 is being changed\"",
            "  masakari pause --segment rack1 --reason \"new power supplies\"",
            "  masakari pause"
        })
public final class PauseCommand implements Callable<Integer> {
    /** Where the controllers keep what is paused. */
    public static final String PATH = "/v1/pauses";

    private static final Layout<PauseDocument> LAYOUT =
            new Layout<PauseDocument>()
                    .text("segment", p -> p.segment() == null ? "(all)" : p.segment())
                    .text("operator", PauseDocument::operator)
                    .text("since", PauseDocument::since)
                    .text("reason", PauseDocument::reason);

    private final Session session;

    @Option(names = "--segment", paramLabel = "NAME", description = "Only this one. Default: all.")
    private @Nullable String segment;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever is on duty.")
    private @Nullable String reason;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            defaultValue = "${env:SUDO_USER:-${sys:user.name}}",
            description = "Who says so. Default: who is logged in.")
    private @Nullable String operator;

    @Spec private @Nullable CommandSpec spec;

    public PauseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (reason == null) {
            list();
        } else {
            pause();
        }
        return Exit.OK;
    }

    private void list() {
        if (segment != null && spec != null) {
            throw new ParameterException(spec.commandLine(), "--segment needs --reason TEXT");
        }
        session.printer()
                .list(
                        Document.list(session.api().get(PATH).path("pauses"), PauseDocument.class),
                        LAYOUT);
    }

    private void pause() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("pause")
                .put("segment", segment)
                .put("operator", operator)
                .put("reason", reason);
        session.printer()
                .one(
                        Document.of(
                                session.api().post(PATH, body).path("pause"), PauseDocument.class),
                        LAYOUT);
    }
}
