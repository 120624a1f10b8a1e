package org.masakari.cli.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * One cloud of {@code clouds.yaml}.
 *
 * @param file where it was found
 * @param values what it says, by the names of openstacksdk's configuration
 */
record Cloud(Path file, String name, Map<String, String> values) {
    /** Those below {@code auth}. */
    private static final Set<String> AUTH =
            Set.of(
                    "auth_url",
                    "token",
                    "username",
                    "user_id",
                    "password",
                    "user_domain_name",
                    "user_domain_id",
                    "project_name",
                    "project_id",
                    "project_domain_name",
                    "project_domain_id",
                    "application_credential_id",
                    "application_credential_name",
                    "application_credential_secret");

    private static final Set<String> BESIDE_AUTH =
            Set.of("auth_type", "region_name", "cacert", "cert", "key", "verify");

    /** True if the value of {@code key} is looked at here. */
    static boolean knows(Object key) {
        return AUTH.contains(key) || BESIDE_AUTH.contains(key);
    }

    /** Where the file says, or would say, {@code key}. */
    String place(String key) {
        return "clouds." + name + (AUTH.contains(key) ? ".auth." : ".") + key + " in " + file;
    }
}
