package org.masakari.processmonitor.unit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.masakari.monitor.command.Command;
import org.masakari.processmonitor.judge.Observation;
import org.masakari.processmonitor.plan.Plan;
import org.masakari.processmonitor.plan.UnitCare;
import org.masakari.processmonitor.plan.UnitTarget;

/** Asks systemd for all units at once. Used by one thread. */
public final class Systemctl {
    private static final String PROPERTIES =
            "LoadState,ActiveState,SubState,Result,UnitFileState,MainPID,NRestarts";

    private final String program;
    private final Duration timeout;
    private final File answer;

    /**
     * By {@code program}, which is ended after {@code timeout}.
     *
     * @param folder for its answer, which is read once it has ended
     */
    public Systemctl(String program, Duration timeout, Path folder) {
        this.program = program;
        this.timeout = timeout;
        answer = folder.resolve("systemctl.answer").toFile();
    }

    /** How a unit is restarted by {@code program}: even one that failed too often lately. */
    public static Plan plan(String program, String unit, UnitCare care) {
        return care == UnitCare.REPORT
                ? Plan.NONE
                : Plan.restartBy(
                        List.of(
                                Command.of(program, "reset-failed", unit),
                                Command.of(program, "restart", unit)));
    }

    /** Each unit as it is now; all {@link Observation.Unclear} if systemd does not answer. */
    public Map<UnitTarget, Observation> look(List<UnitTarget> units) {
        Map<UnitTarget, Observation> seen = new LinkedHashMap<>();
        if (units.isEmpty()) {
            return seen;
        }
        try {
            List<UnitStatus> statuses = ask(units);
            for (int i = 0; i < units.size(); i++) {
                seen.put(units.get(i), statuses.get(i).observe(units.get(i).care()));
            }
        } catch (IOException e) {
            Observation unclear = new Observation.Unclear(String.valueOf(e.getMessage()));
            units.forEach(unit -> seen.put(unit, unclear));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return seen;
    }

    private List<UnitStatus> ask(List<UnitTarget> units) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(program, "show", "-p", PROPERTIES, "--"));
        units.forEach(unit -> line.add(unit.name()));
        Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(answer)
                        .redirectInput(new File("/dev/null"))
                        .start();
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IOException(program + " gave no answer within " + timeout.toSeconds() + " s");
        }
        String text = Files.readString(answer.toPath());
        List<UnitStatus> statuses = ShowOutput.parse(text);
        if (process.exitValue() != 0 || statuses.size() != units.size()) {
            throw new IOException(
                    program + " ended with " + process.exitValue() + ": " + text.strip());
        }
        return statuses;
    }
}
