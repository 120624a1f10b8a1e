package org.masakari.cli.session;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;

/**
 * What the environment and {@code clouds.yaml} say of the cloud, by openstacksdk's names: {@code
 * auth_url} is OS_AUTH_URL and so on. A variable beats the file that OS_CLOUD leads to; where
 * {@code --os-cloud} names the cloud the variables are not looked at: they may be another cloud's.
 */
final class CloudValues {
    private final Map<String, String> variables;
    private final @Nullable Cloud cloud;

    private CloudValues(Map<String, String> variables, @Nullable Cloud cloud) {
        this.variables = variables;
        this.cloud = cloud;
    }

    /**
     * Reads them.
     *
     * @throws Failure if a cloud is named that cannot be read, or that wants no certificates
     *     checked
     */
    static CloudValues of(GlobalOptions options, Map<String, String> environment) {
        if (options.cloud != null) {
            return new CloudValues(Map.of(), cloud(options.cloud, environment));
        }
        String named = environment.getOrDefault("OS_CLOUD", "");
        return new CloudValues(environment, named.isBlank() ? null : cloud(named, environment));
    }

    private static Cloud cloud(String name, Map<String, String> environment) {
        Cloud cloud = new CloudFiles(environment).cloud(name);
        String verify = cloud.values().getOrDefault("verify", "true");
        if (verify.toLowerCase(Locale.ROOT).matches("false|no|off")) {
            throw new Failure(
                    Exit.USAGE,
                    cloud.place("verify") + " is " + verify + ", which is not supported",
                    "its certificates are of an authority that this machine does not know",
                    "nothing was sent",
                    "take the line away, and name the authority's file in "
                            + cloud.place("cacert"));
        }
        return cloud;
    }

    /** The value of {@code key}; null if nothing says one, or a blank one. */
    @Nullable String get(String key) {
        String variable = present(variables.get(variable(key)));
        return variable != null || cloud == null ? variable : present(cloud.values().get(key));
    }

    String get(String key, String otherwise) {
        String found = get(key);
        return found == null ? otherwise : found;
    }

    /** The id of something; null to go by its name, also where a variable names another one. */
    @Nullable String id(String id, String name) {
        boolean renamed =
                present(variables.get(variable(name))) != null
                        && present(variables.get(variable(id))) == null;
        return renamed ? null : get(id);
    }

    /** True if a cloud of {@code clouds.yaml} is named. */
    boolean namesACloud() {
        return cloud != null;
    }

    /** Where {@code key} is to be said. */
    String place(String key) {
        return cloud == null ? variable(key) : cloud.place(key);
    }

    private static String variable(String key) {
        return "OS_" + key.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
