package org.masakari.cli.keystone;

import org.masakari.cli.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code masakari keystone}. */
@Command(
        name = "keystone",
        description = "The controllers in Keystone's catalog.",
        footer = {"  masakari keystone register --url http://ha.example.org:15868 --dry-run"})
public final class KeystoneCommand {
    private KeystoneCommand() {}

    /** The group with its verbs. */
    public static CommandLine of(Session session) {
        return new CommandLine(new KeystoneCommand())
                .addSubcommand(new RegisterCommand(session))
                .addSubcommand(new UnregisterCommand(session));
    }
}
