package org.masakari.processmonitor.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.processmonitor.judge.Observation;
import org.masakari.processmonitor.plan.Keyword;

class ProcessTableTest {
    private static final Keyword WANTED = new Keyword("libvirtd");
    private static final Observation MISSING = new Observation.Missing();

    @TempDir Path proc;

    @Test
    void aProcessIsKnownByItsNumberAndStartTime() throws Exception {
        process(7, "libvirtd", 'S', 100, "libvirtd");

        assertThat(look(table())).isEqualTo(new Observation.Running("7@100"));
    }

    @Test
    void theOldestOfSeveralIsMeant() throws Exception {
        process(7, "libvirtd", 'S', 300, "libvirtd");
        process(8, "libvirtd", 'S', 100, "libvirtd");

        assertThat(look(table())).isEqualTo(new Observation.Running("8@100"));
    }

    @Test
    void aZombieDoesNotRun() throws Exception {
        process(7, "libvirtd", 'Z', 100, "");

        assertThat(look(table())).isEqualTo(MISSING);
    }

    @Test
    void aZombieThatWasKnownDoesNotRun() throws Exception {
        process(7, "libvirtd", 'S', 100, "libvirtd");
        ProcessTable table = table();
        look(table);
        process(7, "libvirtd", 'Z', 100, "");

        assertThat(look(table)).isEqualTo(MISSING);
    }

    @Test
    void aNumberThatWasGivenToAnotherIsNotMistaken() throws Exception {
        process(7, "libvirtd", 'S', 100, "libvirtd");
        ProcessTable table = table();
        look(table);
        process(7, "libvirtd", 'S', 200, "vi\0libvirtd");

        assertThat(look(table)).isEqualTo(MISSING);
    }

    @Test
    void aProcessThatHasBecomeAnotherProgramIsNotMistaken() throws Exception {
        process(7, "libvirtd", 'S', 100, "libvirtd");
        ProcessTable table = table();
        look(table);
        process(7, "sleep", 'S', 100, "sleep\0" + "1");

        assertThat(look(table)).isEqualTo(MISSING);
    }

    @Test
    void itsSuccessorIsFoundWhenItIsGone() throws Exception {
        process(7, "libvirtd", 'S', 100, "libvirtd");
        ProcessTable table = table();
        look(table);
        process(7, "libvirtd", 'Z', 100, "");
        process(9, "libvirtd", 'S', 200, "libvirtd");

        assertThat(look(table)).isEqualTo(new Observation.Running("9@200"));
    }

    @Test
    void theMonitorItselfNeverCounts() throws Exception {
        process(1, "libvirtd", 'S', 100, "libvirtd");

        assertThat(look(table())).isEqualTo(MISSING);
    }

    private ProcessTable table() {
        return new ProcessTable(proc, 1);
    }

    private static Observation look(ProcessTable table) {
        return table.look(List.of(WANTED)).values().iterator().next();
    }

    private void process(int pid, String name, char state, long started, String words)
            throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Integer.toString(pid)));
        Files.writeString(folder.resolve("cmdline"), words.isEmpty() ? "" : words + "\0");
        Files.writeString(
                folder.resolve("stat"),
                pid + " (" + name + ") " + state + " 1".repeat(18) + " " + started + " 0 0\n");
    }
}
