package org.masakari.cli.session;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.openstack.Keystone;
import org.masakari.cli.output.Format;
import org.masakari.cli.output.Printer;
import org.masakari.protocol.api.ApiVersion;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.tls.TlsFiles;

/** What one run of the command works with. */
public final class Session {
    private final GlobalOptions options = new GlobalOptions();
    private final Map<String, String> environment;
    private final Screen screen;
    private final Clock clock;
    private final Pause pause;
    private final @Nullable Keyboard keyboard;
    private @Nullable Api api;
    private @Nullable CloudValues cloudValues;

    /**
     * @param keyboard where a person answers questions; null where there is none to ask
     */
    public Session(
            Map<String, String> environment,
            Screen screen,
            Clock clock,
            Pause pause,
            @Nullable Keyboard keyboard) {
        this.environment = environment;
        this.screen = screen;
        this.clock = clock;
        this.pause = pause;
        this.keyboard = keyboard;
    }

    /** The options that every command takes; filled in when the command line is parsed. */
    public GlobalOptions options() {
        return options;
    }

    /** The controller's API; whether one answers shows with the first request. */
    public Api api() {
        if (api == null) {
            Controllers controllers = Addresses.of(options, environment);
            ClientSettings settings = settings(controllers);
            api = new Api(new ControllerClient(settings));
        }
        return api;
    }

    /** The API of each controller alone, by its address, in the order in which they are named. */
    public Map<URI, Api> apis() {
        Controllers controllers = Addresses.of(options, environment);
        ClientSettings all = settings(controllers);
        Map<URI, Api> each = new LinkedHashMap<>();
        for (URI url : controllers.urls()) {
            ClientSettings one =
                    ClientSettings.of(List.of(url)).with(all.headers()).with(all.tls());
            each.put(url, new Api(new ControllerClient(one)));
        }
        return each;
    }

    private ClientSettings settings(Controllers controllers) {
        Map<String, String> headers = new HashMap<>();
        headers.put(ApiVersion.HEADER, ApiVersion.OWN);
        TlsFiles tls = tls(controllers);
        String token = new Token(cloudValues(), tls, screen.err()).of(options);
        if (token != null) {
            headers.put("X-Auth-Token", token);
        }
        return ClientSettings.of(controllers.urls()).with(headers).with(tls);
    }

    /**
     * Keystone, asked in the operator's name.
     *
     * @throws Failure if nothing says where it is and who asks, or it gives no token
     */
    public Keystone keystone() {
        TlsFiles tls = tls(Addresses.of(options, environment));
        return new Token(cloudValues(), tls, screen.err()).keystone(options);
    }

    private TlsFiles tls(Controllers controllers) {
        return Certificates.of(options, cloudValues(), controllers.tls());
    }

    private CloudValues cloudValues() {
        if (cloudValues == null) {
            cloudValues = CloudValues.of(options, environment);
        }
        return cloudValues;
    }

    /** The cloud's region, by OS_REGION_NAME or clouds.yaml; null if neither says. */
    public @Nullable String region() {
        return cloudValues().get("region_name");
    }

    /** A variable of the environment; null if it is not set, or blank. */
    private @Nullable String variable(String name) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? null : value;
    }

    /**
     * A secret that must not stand on a command line: the first line of {@code file}, or what the
     * variable holds; null if there is neither.
     *
     * @throws Failure if the file cannot be read
     */
    public @Nullable String secret(@Nullable Path file, String variable) {
        if (file == null) {
            return variable(variable);
        }
        try {
            return Files.readString(file).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new Failure(
                    Exit.USAGE,
                    "the secret's file cannot be read: " + file,
                    e.toString(),
                    "nothing was sent",
                    "correct the path or its rights, or set " + variable);
        }
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

    /** Where a person answers questions; null where there is none to ask. */
    public @Nullable Keyboard keyboard() {
        return keyboard;
    }

    public Pause pause() {
        return pause;
    }
}
