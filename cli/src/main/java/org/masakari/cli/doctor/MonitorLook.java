package org.masakari.cli.doctor;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.config.Program;
import org.masakari.cli.config.Reader;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.Verdict;
import org.masakari.runtime.config.Setting;
import org.masakari.runtime.config.Settings;

/** A look at one monitor of this node. */
final class MonitorLook {
    private static final Duration PULSE_AT_MOST = Duration.ofSeconds(30);

    private final Program monitor;
    private final NodeFiles files;
    private final Reader reader;
    private final Clock clock;
    private final String check;
    private @Nullable Outbox outbox;
    private @Nullable Pulse pulse;

    MonitorLook(Program monitor, NodeFiles files, Reader reader, Clock clock) {
        this.monitor = monitor;
        this.files = files;
        this.reader = reader;
        this.clock = clock;
        check = monitor.word() + " of this node";
    }

    /**
     * The same in numbers.
     *
     * @param outbox null if it could not be looked at
     * @param pulse null if the monitor does not run
     */
    record Figures(String monitor, @Nullable Outbox outbox, @Nullable Pulse pulse) {}

    /** What the look came to, once {@link #findings} has looked. */
    Figures figures() {
        return new Figures(monitor.word(), outbox, pulse);
    }

    /** Looks. */
    List<Finding> findings() {
        Finding heartbeat = heartbeat(files.heartbeat(monitor.word()));
        if (heartbeat.verdict() == Verdict.WARN) {
            return idle(heartbeat);
        }
        List<Finding> findings = new ArrayList<>();
        try {
            findings.addAll(configured(settings()));
        } catch (Reader.Unreadable e) {
            findings.add(
                    Finding.notChecked(
                            check, String.valueOf(e.getMessage()), "masakari config check"));
        }
        findings.add(heartbeat);
        return findings;
    }

    private Settings settings() throws Reader.Unreadable {
        return reader.read(monitor, files.config(monitor.word()));
    }

    private List<Finding> configured(Settings settings) {
        if (settings.problems().isEmpty()) {
            return List.of(Finding.ok(check, "its config is good"), outbox(settings));
        }
        return settings.problems().stream()
                .map(
                        problem ->
                                Finding.fail(
                                        check,
                                        files.config(monitor.word()) + ": " + problem,
                                        "it does not start again once it has stopped",
                                        "correct it: masakari config check"))
                .toList();
    }

    /** The packages bring most monitors' configs, wherever they are to run: unfinished ones too. */
    private List<Finding> idle(Finding idle) {
        List<Finding> findings = new ArrayList<>(List.of(idle));
        try {
            Optional.of(settings())
                    .filter(found -> found.problems().isEmpty())
                    .map(this::outbox)
                    .filter(each -> each.verdict() == Verdict.FAIL)
                    .ifPresent(findings::add);
        } catch (Reader.Unreadable e) {
            findings.add(
                    Finding.notChecked(
                            check, String.valueOf(e.getMessage()), "masakari config check"));
        }
        return findings;
    }

    private Finding outbox(Settings settings) {
        Path folder =
                settings.settings().stream()
                        .filter(each -> each.section().equals("state"))
                        .filter(each -> each.key().equals("directory"))
                        .map(Setting::effective)
                        .map(each -> Path.of(String.valueOf(each)).resolve("outbox"))
                        .findFirst()
                        .orElseThrow();
        try {
            Outbox found = Outbox.of(folder, clock.instant());
            outbox = found;
            return found.reports() == 0
                    ? Finding.ok(check, "nothing waits to be reported")
                    : waiting(found);
        } catch (NoSuchFileException e) {
            return Finding.notChecked(
                    check, "it has no outbox yet: no " + folder, "start the monitor once");
        } catch (IOException e) {
            return Finding.notChecked(
                    check, folder + " cannot be looked at: " + e, "run it as root");
        }
    }

    private Finding waiting(Outbox found) {
        return Finding.fail(
                check,
                found.reports()
                        + " reports wait in "
                        + found.folder()
                        + ", the oldest for "
                        + found.oldest().toSeconds()
                        + " s",
                "no controller has taken them, so nothing is recovered for them",
                "see its log, and [controller] urls of its config");
    }

    private Finding heartbeat(Path file) {
        try {
            Pulse found = Pulse.of(file, files.uptime());
            pulse = found;
            long seconds = found.age().toSeconds();
            return found.age().compareTo(PULSE_AT_MOST) <= 0 && found.text().startsWith("ready")
                    ? Finding.ok(check, "works, " + seconds + " s ago: " + found.text())
                    : Finding.fail(
                            check,
                            "its heartbeat is " + seconds + " s old: " + found.text(),
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
}
