package org.masakari.cli.recovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who says something, and why: both are kept. */
public final class NameAndReason {
    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why; kept with it.")
    private @Nullable String reason;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            defaultValue = "${env:SUDO_USER:-${sys:user.name}}",
            description = "Who says so. Default: who is logged in.")
    private @Nullable String operator;

    /** The body of a request, which holds both under {@code name}. */
    public ObjectNode body(String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject(name).put("operator", operator).put("reason", reason);
        return body;
    }
}
