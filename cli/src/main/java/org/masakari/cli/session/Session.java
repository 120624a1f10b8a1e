package org.masakari.cli.session;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Api;
import org.masakari.cli.output.Format;
import org.masakari.cli.output.Printer;
import org.masakari.protocol.api.ApiVersion;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.protocol.client.ControllerClient;

/** What one run of the command works with. */
public final class Session {
    private final GlobalOptions options = new GlobalOptions();
    private final Map<String, String> environment;
    private final Screen screen;
    private final Clock clock;
    private final Pause pause;
    private @Nullable Api api;

    public Session(Map<String, String> environment, Screen screen, Clock clock, Pause pause) {
        this.environment = environment;
        this.screen = screen;
        this.clock = clock;
        this.pause = pause;
    }

    /** The options that every command takes; filled in when the command line is parsed. */
    public GlobalOptions options() {
        return options;
    }

    /** The controller's API; whether one answers shows with the first request. */
    public Api api() {
        if (api == null) {
            Map<String, String> headers = new HashMap<>();
            headers.put(ApiVersion.HEADER, ApiVersion.OWN);
            String token = new Token(environment, screen.err()).of(options);
            if (token != null) {
                headers.put("X-Auth-Token", token);
            }
            ClientSettings settings =
                    ClientSettings.of(Addresses.of(options, environment)).with(headers);
            api = new Api(new ControllerClient(settings));
        }
        return api;
    }

    /** Writes results in the format that was asked for. */
    public Printer printer() {
        return new Printer(options.output, screen.out(), screen.terminal());
    }

    /** True if a person reads the result, not a program. */
    public boolean isForPeople() {
        return options.output == Format.TABLE;
    }

    public Screen screen() {
        return screen;
    }

    public Clock clock() {
        return clock;
    }

    public Pause pause() {
        return pause;
    }
}
