package org.masakari.cli.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * {@code clouds.yaml} and {@code secure.yaml}, found where OpenStack's own clients look for them
 * (openstacksdk's configuration guide); a class of its own, so that the reader of YAML is loaded
 * only if a cloud is named.
 */
final class CloudFiles {
    private static final String CLOUDS = "clouds";

    private final Map<String, String> environment;

    CloudFiles(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The cloud of that name, with what {@code secure.yaml} says of it on top.
     *
     * @throws Failure if there is no file, or it cannot be read, or has no such cloud
     */
    Cloud cloud(String name) {
        Path file = find("OS_CLIENT_CONFIG_FILE", CLOUDS);
        if (file == null) {
            throw wrong(
                    "cloud \"" + name + "\" is named, and there is no clouds.yaml in " + folders(),
                    "the file is elsewhere, or another user's",
                    "put it there, or name it in OS_CLIENT_CONFIG_FILE");
        }
        Map<?, ?> clouds = map(file, read(file), CLOUDS);
        if (!clouds.containsKey(name)) {
            throw wrong(
                    file + " has no cloud \"" + name + "\"",
                    "a mistyped name; it has " + clouds.keySet(),
                    "correct --os-cloud or OS_CLOUD, or add it below \"clouds\"");
        }
        Map<String, String> values = new LinkedHashMap<>();
        put(file, CLOUDS + "." + name, map(file, clouds, name), values);
        Path secure = find("OS_CLIENT_SECURE_FILE", "secure");
        if (secure != null) {
            Map<?, ?> secrets = map(secure, read(secure), CLOUDS);
            put(secure, CLOUDS + "." + name, map(secure, secrets, name), values);
        }
        return new Cloud(file, name, values);
    }

    /** What is below {@code auth} counts as if it stood beside it: no name is in both. */
    private static void put(Path file, String at, Map<?, ?> from, Map<String, String> values) {
        from.forEach(
                (key, value) -> {
                    if (value instanceof String text) {
                        values.put(String.valueOf(key), text);
                    } else if (key.equals("auth")) {
                        put(file, at + ".auth", map(file, from, "auth"), values);
                    } else if (Cloud.knows(key)) {
                        throw notAs(file, at + "." + key, "one value");
                    }
                });
    }

    private static Map<?, ?> map(Path file, Map<?, ?> in, String key) {
        Object found = in.get(key);
        if (found == null || "".equals(found)) {
            return Map.of();
        }
        if (found instanceof Map<?, ?> map) {
            return map;
        }
        throw notAs(file, key, "keys and values");
    }

    private @Nullable Path find(String variable, String name) {
        String given = environment.getOrDefault(variable, "");
        if (!given.isBlank()) {
            return Path.of(given);
        }
        for (Path folder : folders()) {
            for (String ending : List.of(".yaml", ".yml")) {
                Path file = folder.resolve(name + ending);
                if (Files.exists(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>(List.of(Path.of(".")));
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!config.isBlank()) {
            folders.add(Path.of(config, "openstack"));
        } else if (!home.isBlank()) {
            folders.add(Path.of(home, ".config", "openstack"));
        }
        folders.add(Path.of("/etc/openstack"));
        return folders;
    }

    private static Map<?, ?> read(Path file) {
        try {
            Object found = yaml().load(Files.readString(file));
            return found instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException e) {
            throw wrong(
                    file + " cannot be read: " + e,
                    "a wrong path, or no right to read it",
                    "correct the path or the file's rights");
        } catch (MarkedYAMLException e) {
            // Its message may show a password.
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            throw notYaml(file, "see line " + (line + 1));
        } catch (YAMLException e) {
            throw notYaml(file, "its reader gives up");
        }
    }

    /** One that takes every value for a text: a password of digits stays as it is. */
    private static Yaml yaml() {
        LoaderOptions loader = new LoaderOptions();
        DumperOptions dumper = new DumperOptions();
        return new Yaml(
                new SafeConstructor(loader), new Representer(dumper), dumper, loader, new Texts());
    }

    private static Failure notYaml(Path file, String why) {
        return wrong(
                file + " is no YAML: " + why,
                "a mistyped line, such as one with a tab or without its colon",
                "correct the file; \"openstack configuration show\" reads the same one");
    }

    private static Failure notAs(Path file, String key, String expected) {
        return wrong(
                file + ": " + key + ": " + expected + " expected",
                "lines that are indented too little or too much",
                "write it as openstacksdk's configuration guide has it");
    }

    private static Failure wrong(String happened, String cause, String advice) {
        return new Failure(Exit.USAGE, happened, cause, "nothing was sent", advice);
    }

    private static final class Texts extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }
}
