package org.masakari.cli.session;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.protocol.tls.TlsFiles;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;
import org.masakari.runtime.config.Settings;
import org.masakari.runtime.config.TlsKeys;

/** The config file; a class of its own, so that its reader is loaded only if there is a file. */
public final class ConfigFile {
    private ConfigFile() {}

    /**
     * Each key of the file, and what is wrong in it.
     *
     * @throws ConfigException if it cannot be opened
     */
    public static Settings settings(Path file) throws ConfigException {
        ConfigReader reader = ConfigReader.open(file);
        try {
            read(reader);
            return Settings.of(reader, List.of());
        } catch (ConfigException e) {
            return Settings.of(reader, e.problems());
        }
    }

    private static Controllers read(ConfigReader reader) throws ConfigException {
        ConfigSection section = reader.section("controller");
        List<URI> urls = section.uris("urls");
        TlsFiles tls = TlsKeys.CLIENT.read(section);
        reader.finish();
        return new Controllers(urls, tls);
    }

    static Controllers read(Path file) {
        try {
            return read(ConfigReader.open(file));
        } catch (ConfigException e) {
            throw new Failure(
                    Exit.USAGE,
                    "the config file cannot be used: " + file,
                    String.join("; ", e.problems()),
                    "nothing was sent",
                    "correct the file, or say where the controllers are with --url");
        }
    }
}
