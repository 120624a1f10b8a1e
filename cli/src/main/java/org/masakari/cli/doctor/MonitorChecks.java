package org.masakari.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.masakari.cli.config.Program;
import org.masakari.cli.config.Reader;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.runtime.config.Setting;
import org.masakari.runtime.config.Settings;

/** The monitors of this node: their configs, what they could not report yet, their heartbeats. */
final class MonitorChecks {
    private final NodeFiles files;
    private final Reader reader;
    private final Clock clock;
    private final Map<Program, Settings> read = new TreeMap<>();

    MonitorChecks(NodeFiles files, Reader reader, Clock clock) {
        this.files = files;
        this.reader = reader;
        this.clock = clock;
    }

    /** What was found, and the same in numbers, for each monitor that has a config here. */
    record Result(List<Finding> findings, List<MonitorLook.Figures> figures) {}

    Result run() {
        List<Finding> findings = new ArrayList<>();
        List<MonitorLook.Figures> figures = new ArrayList<>();
        for (Program monitor : Program.MONITORS) {
            if (Files.exists(files.config(monitor.word()))) {
                MonitorLook look = new MonitorLook(monitor, files, this::read, clock);
                findings.addAll(look.findings());
                figures.add(look.figures());
            }
        }
        if (findings.isEmpty()) {
            findings.add(
                    Finding.notChecked(
                            "monitors of this node",
                            "none is configured here",
                            "run it on a node that has one"));
        }
        return new Result(findings, figures);
    }

    /** Pacemaker's names of hosts that have another one in Nova, as the hostmonitor maps them. */
    Map<String, String> hostNames() {
        Path file = files.config(Program.HOSTMONITOR.word());
        Map<String, String> names = new TreeMap<>();
        if (Files.exists(file)) {
            try {
                read(Program.HOSTMONITOR, file).settings().stream()
                        .filter(each -> each.section().equals("host_names"))
                        .forEach(each -> put(names, each));
            } catch (Reader.Unreadable e) {
                return names; // its line says so
            }
        }
        return names;
    }

    private static void put(Map<String, String> names, Setting setting) {
        String host = setting.given();
        if (host != null) {
            names.put(setting.key(), host);
        }
    }

    /** Each once: a program is started for it. */
    private Settings read(Program daemon, Path file) throws Reader.Unreadable {
        Settings known = read.get(daemon);
        if (known == null) {
            known = reader.read(daemon, file);
            read.put(daemon, known);
        }
        return known;
    }
}
