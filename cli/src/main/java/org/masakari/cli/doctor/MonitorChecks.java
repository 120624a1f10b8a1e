package org.masakari.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.masakari.cli.config.Program;
import org.masakari.cli.config.Reader;
import org.masakari.runtime.config.Setting;
import org.masakari.runtime.config.Settings;

/** The monitors of this node: their configs, what they could not report yet, their heartbeats. */
final class MonitorChecks {
    private static final Duration HEARTBEAT_AT_MOST = Duration.ofSeconds(30);

    private final NodeFiles files;
    private final Reader reader;
    private final Clock clock;
    private final Map<Program, Settings> read = new TreeMap<>();

    MonitorChecks(NodeFiles files, Reader reader, Clock clock) {
        this.files = files;
        this.reader = reader;
        this.clock = clock;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (Program monitor : Program.MONITORS) {
            if (Files.exists(files.config(monitor.word()))) {
                findings.addAll(check(monitor));
            }
        }
        return findings.isEmpty()
                ? List.of(
                        Finding.notChecked(
                                "monitors of this node",
                                "none is configured here",
                                "run it on a node that has one"))
                : findings;
    }

    /** Pacemaker's names of hosts that have another one in Nova, as the hostmonitor maps them. */
    Map<String, String> hostNames() {
        Map<String, String> names = new TreeMap<>();
        settings(Program.HOSTMONITOR)
                .ifPresent(
                        found ->
                                found.settings().stream()
                                        .filter(each -> each.section().equals("host_names"))
                                        .forEach(each -> put(names, each)));
        return names;
    }

    private static void put(Map<String, String> names, Setting setting) {
        String host = setting.given();
        if (host != null) {
            names.put(setting.key(), host);
        }
    }

    private List<Finding> check(Program monitor) {
        String check = monitor.word() + " of this node";
        Finding heartbeat = heartbeat(check, files.heartbeat(monitor.word()));
        if (heartbeat.verdict() == Verdict.WARN) {
            return idle(monitor, check, heartbeat);
        }
        List<Finding> findings = new ArrayList<>();
        try {
            Settings settings = read(monitor);
            settings.problems()
                    .forEach(
                            problem ->
                                    findings.add(
                                            Finding.fail(
                                                    check,
                                                    files.config(monitor.word()) + ": " + problem,
                                                    "it does not start again once it has stopped",
                                                    "correct it: masakari config check")));
            if (findings.isEmpty()) {
                findings.add(Finding.ok(check, "its config is good"));
                findings.add(outbox(check, settings));
            }
        } catch (Reader.Unreadable e) {
            findings.add(
                    Finding.notChecked(
                            check, String.valueOf(e.getMessage()), "masakari config check"));
        }
        findings.add(heartbeat);
        return findings;
    }

    /** The packages bring each monitor's config, wherever that is to run: it may be unfinished. */
    private List<Finding> idle(Program monitor, String check, Finding idle) {
        List<Finding> findings = new ArrayList<>(List.of(idle));
        settings(monitor)
                .filter(found -> found.problems().isEmpty())
                .map(found -> outbox(check, found))
                .filter(each -> each.verdict() == Verdict.FAIL)
                .ifPresent(findings::add);
        return findings;
    }

    private Optional<Settings> settings(Program daemon) {
        try {
            return Files.exists(files.config(daemon.word()))
                    ? Optional.of(read(daemon))
                    : Optional.empty();
        } catch (Reader.Unreadable e) {
            return Optional.empty();
        }
    }

    private Settings read(Program daemon) throws Reader.Unreadable {
        Settings known = read.get(daemon);
        if (known == null) {
            known = reader.read(daemon, files.config(daemon.word()));
            read.put(daemon, known);
        }
        return known;
    }

    private Finding outbox(String check, Settings settings) {
        Path folder =
                settings.settings().stream()
                        .filter(each -> each.section().equals("state"))
                        .filter(each -> each.key().equals("directory"))
                        .map(Setting::effective)
                        .map(each -> Path.of(String.valueOf(each)).resolve("outbox"))
                        .findFirst()
                        .orElseThrow();
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> waiting = entries.filter(each -> each.toString().endsWith(".json")).toList();
            return waiting.isEmpty()
                    ? Finding.ok(check, "nothing waits to be reported")
                    : waiting(check, folder, waiting);
        } catch (NoSuchFileException e) {
            return Finding.notChecked(
                    check, "it has no outbox yet: no " + folder, "start the monitor once");
        } catch (IOException e) {
            return Finding.notChecked(
                    check, folder + " cannot be looked at: " + e, "run it as root");
        }
    }

    private Finding waiting(String check, Path folder, List<Path> waiting) throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (Path each : waiting) {
            times.add(Files.getLastModifiedTime(each));
        }
        Duration oldest =
                Duration.between(
                        times.stream().min(Comparator.naturalOrder()).orElseThrow().toInstant(),
                        clock.instant());
        return Finding.fail(
                check,
                waiting.size()
                        + " reports wait in "
                        + folder
                        + ", the oldest for "
                        + oldest.toSeconds()
                        + " s",
                "no controller has taken them, so nothing is recovered for them",
                "see its log, and [controller] urls of its config");
    }

    private Finding heartbeat(String check, Path file) {
        try {
            long now = seconds(Files.readString(files.uptime()));
            String beat = Files.readString(file);
            Duration age = Duration.ofSeconds(now - seconds(beat));
            String text = beat.strip().replaceFirst("\\S+ ", "");
            return age.compareTo(HEARTBEAT_AT_MOST) <= 0 && text.startsWith("ready")
                    ? Finding.ok(check, "works, " + age.toSeconds() + " s ago: " + text)
                    : Finding.fail(
                            check,
                            "its heartbeat is " + age.toSeconds() + " s old: " + text,
                            "what it should notice is not reported",
                            "see its log; Pacemaker restarts one that hangs");
        } catch (NoSuchFileException e) {
            return Finding.warn(
                    check,
                    "it does not run: no " + file,
                    "what it should notice is not reported from here",
                    "crm resource status; no harm where its config is not meant for this node");
        } catch (IOException | NumberFormatException e) {
            return Finding.notChecked(check, file + " cannot be read: " + e, "run it as root");
        }
    }

    private static long seconds(String text) {
        return Long.parseLong(text.strip().split("[. ]", 2)[0]);
    }
}
