package org.masakari.cli.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.masakari.cli.session.ConfigFile;
import org.masakari.protocol.json.Json;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.Settings;

/** Starts the program itself with {@code --settings}: what it says is what it would work with. */
public final class ProgramReader implements Reader {
    private static final long PATIENCE_SECONDS = 60;

    /** A file that cannot be opened or parsed. */
    private static final int WRONG_CONFIG = 2;

    private final Path share;
    private final List<String> java;

    /**
     * @param share where the packages install each program's jars
     * @param java the command that runs Java 17
     */
    ProgramReader(Path share, List<String> java) {
        this.share = share;
        this.java = List.copyOf(java);
    }

    /** The installed ones, with the Java that runs this command. */
    public static ProgramReader standard() {
        return new ProgramReader(
                Path.of("/usr/share/masakari"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx96m"));
    }

    @Override
    public Settings read(Program program, Path file) throws Unreadable {
        if (program == Program.CLI) {
            return own(file);
        }
        Path jars = program.jars(share);
        if (!Files.isDirectory(jars)) {
            throw new Unreadable("the " + program.word() + " is not installed: no " + jars);
        }
        List<String> line = new ArrayList<>(java);
        line.addAll(
                List.of(
                        "-cp",
                        jars + "/*",
                        program.mainClass(),
                        "--settings",
                        "--config",
                        file.toString()));
        try {
            return run(program, line);
        } catch (IOException e) {
            throw new Unreadable("the " + program.word() + " cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreadable("interrupted");
        }
    }

    /** Read here: this command has no other way to start than for a person. */
    private static Settings own(Path file) {
        try {
            return ConfigFile.settings(file);
        } catch (ConfigException e) {
            return new Settings(e.problems(), List.of());
        }
    }

    /** Its log goes to stderr; into a file, so that neither stream can stop it. */
    private static Settings run(Program program, List<String> line)
            throws IOException, InterruptedException, Unreadable {
        Path errors = Files.createTempFile("masakari-config", ".err");
        try {
            Process process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Unreadable("the " + program.word() + " does not end");
            }
            return switch (process.exitValue()) {
                case 0 -> settings(program, out);
                case WRONG_CONFIG -> new Settings(problems(Files.readString(errors)), List.of());
                default -> throw new Unreadable(Files.readString(errors).strip());
            };
        } finally {
            Files.delete(errors);
        }
    }

    /** All but the first line, which names the file. */
    private static List<String> problems(String said) {
        return said.lines().skip(1).map(String::strip).toList();
    }

    private static Settings settings(Program program, String out) throws Unreadable {
        try {
            return Json.lenient().readValue(out, Settings.class);
        } catch (JsonProcessingException e) {
            throw new Unreadable(
                    "the " + program.word() + " writes no settings: is it of another version?");
        }
    }
}
