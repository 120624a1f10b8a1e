package org.masakari.cli.inventory;

import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Failure;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.HostDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code masakari reserved-host}. */
@Command(
        name = "reserved-host",
        description = {
            "Hosts that are held empty for a segment's failures.",
            "They are hosts of the segment like the others: \"masakari host\" shows all of them."
        },
        footer = {"  masakari reserved-host list", "  masakari reserved-host add az1 compute9"})
public final class ReservedHostCommand {
    private static final String SEGMENT_HELP = "The segment's name or UUID.";
    private static final String HOST_HELP = "The reserved host's name or UUID.";

    private final Session session;

    public ReservedHostCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "list",
            description = "The reserved hosts of one segment, or of all.",
            footer = {"  masakari reserved-host list", "  masakari reserved-host list az1 -o yaml"})
    void list(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "SEGMENT",
                            description = SEGMENT_HELP + " Default: all.")
                    @Nullable String segment) {
        session.printer().list(reserved().of(segment), HostCommand.LIST);
    }

    @Command(
            name = "add",
            description = {
                "Holds a host for a segment; one that is in no segment is added to it.",
                "It should run nothing, and its compute service be disabled in Nova."
            },
            footer = {"  masakari reserved-host add az1 compute9"})
    void add(
            @Parameters(index = "0", paramLabel = "SEGMENT", description = SEGMENT_HELP)
                    String segment,
            @Parameters(index = "1", paramLabel = "HOST", description = "The host's name in Nova.")
                    String host) {
        print(reserved().add(segment, host));
    }

    @Command(
            name = "update",
            description = {
                "Puts another host in the place of a reserved one.",
                "The former one stays in the segment, as an ordinary host."
            },
            footer = {"  masakari reserved-host update compute9 compute10"})
    void update(
            @Parameters(index = "0", paramLabel = "HOST", description = HOST_HELP) String host,
            @Parameters(
                            index = "1",
                            paramLabel = "REPLACEMENT",
                            description = "The name in Nova of the one that is held from now on.")
                    String replacement) {
        ReservedHosts reserved = reserved();
        print(reserved.replace(existing(reserved, host), replacement));
    }

    @Command(
            name = "delete",
            description = {
                "Holds a host no longer; it stays in its segment, as an ordinary host.",
                "Enable its compute service in Nova where it is to be used."
            },
            footer = {"  masakari reserved-host delete compute9"})
    void delete(@Parameters(paramLabel = "HOST", description = HOST_HELP) String host) {
        ReservedHosts reserved = reserved();
        reserved.release(existing(reserved, host));
    }

    private static HostDocument existing(ReservedHosts reserved, String host) {
        return reserved.find(host)
                .map(Document::value)
                .orElseThrow(
                        () ->
                                Failure.notFound(
                                        "there is no reserved host \"" + host + "\"",
                                        "a mistyped name, or a recovery has taken it",
                                        "see \"masakari reserved-host list\""));
    }

    private void print(Document<HostDocument> host) {
        session.printer().one(host, HostCommand.ONE);
    }

    private ReservedHosts reserved() {
        return new ReservedHosts(session.api());
    }
}
