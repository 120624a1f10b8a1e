package org.masakari.cli.session;

import static picocli.CommandLine.ScopeType.INHERIT;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.output.Format;
import picocli.CommandLine.Option;

/** The options that every command takes, before or after its verb. */
public final class GlobalOptions {
    @Option(
            names = "--url",
            scope = INHERIT,
            split = ",",
            paramLabel = "URL",
            description = "The controllers' addresses, comma separated (else MASAKARI_URL).")
    @Nullable List<String> urls;

    @Option(
            names = "--config",
            scope = INHERIT,
            paramLabel = "FILE",
            description = "Where else to find the addresses (/etc/masakari/masakari-cli.conf).")
    @Nullable Path config;

    @Option(
            names = "--os-token",
            scope = INHERIT,
            paramLabel = "TOKEN",
            description =
                    "A Keystone token (else OS_TOKEN, or a new one by OS_AUTH_URL and so on).")
    @Nullable String token;

    @Option(
            names = "--os-cloud",
            scope = INHERIT,
            paramLabel = "NAME",
            description =
                    "The cloud of clouds.yaml whose Keystone is asked (else OS_CLOUD, or OS_AUTH_URL"
                            + " and so on).")
    @Nullable String cloud;

    @Option(
            names = "--os-cacert",
            scope = INHERIT,
            paramLabel = "FILE",
            description = "Whom to trust, for https: a PEM file (else OS_CACERT).")
    @Nullable Path authorities;

    @Option(
            names = "--os-cert",
            scope = INHERIT,
            paramLabel = "FILE",
            description = "Your own certificate, where one is needed (else OS_CERT).")
    @Nullable Path certificate;

    @Option(
            names = "--os-key",
            scope = INHERIT,
            paramLabel = "FILE",
            description = "The private key of --os-cert (else OS_KEY).")
    @Nullable Path key;

    @Option(
            names = {"-o", "--output"},
            scope = INHERIT,
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json, yaml, csv or value (tab separated). Default: table.")
    Format output = Format.TABLE;

    /** What the command line itself says of the controllers' addresses; empty if nothing. */
    public List<String> givenUrls() {
        return urls == null ? List.of() : urls;
    }
}
