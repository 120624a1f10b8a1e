package org.masakari.processmonitor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.monitor.Defaults;
import org.masakari.monitor.Sample;
import org.masakari.processmonitor.judge.Policy;
import org.masakari.processmonitor.list.ListFile;
import org.masakari.processmonitor.list.ProcList;
import org.masakari.processmonitor.plan.UnitCare;
import org.masakari.processmonitor.plan.UnitTarget;
import org.masakari.processmonitor.unit.Systemctl;
import org.masakari.protocol.HostName;
import org.masakari.runtime.config.ConfigException;

class ConfigFileTest {
    private static final Path SAMPLE = Path.of("../etc/masakari-processmonitor.conf");

    @TempDir Path folder;
    private Path list;

    @BeforeEach
    void givenAList() throws IOException {
        list = Files.writeString(folder.resolve("proc.list"), "01,libvirtd,,,,,,\n");
    }

    @Test
    void theShippedSampleHasTheDefaults() throws Exception {
        String text = Files.readString(SAMPLE).replace("[watch]", "[watch]\nproc_list = " + list);

        assertThat(read(text))
                .isEqualTo(
                        new ProcessMonitorConfig(
                                Defaults.reporting("processmonitor"),
                                new HostName("node1"),
                                new WatchConfig(
                                        list,
                                        new ListFile(list).readIfEdited().orElseThrow(),
                                        List.of(),
                                        Duration.ofSeconds(5),
                                        Path.of("/run/masakari/maintenance"),
                                        "systemctl"),
                                new Policy(
                                        3,
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(10),
                                        Duration.ZERO),
                                Duration.ofMinutes(1),
                                4));
    }

    @Test
    void everySettingOfTheSampleIsReadWhenItsCommentMarkIsRemoved() throws Exception {
        String all = Sample.withEverySetting(SAMPLE, folder);

        ProcessMonitorConfig config = read(all);

        assertThat(config.host()).isEqualTo(new HostName("compute1.example.org"));
        assertThat(config.watch().units())
                .containsExactly(unit("nova-compute.service", UnitCare.RESTART));
    }

    @Test
    void unitsAreNamedAsSystemdNamesThem() throws Exception {
        String units = "[units]\nneutron@1.service = always\nopenvswitch-switch.service = Report\n";

        assertThat(read(minimal() + units).watch().units())
                .containsExactly(
                        unit("neutron@1.service", UnitCare.ALWAYS),
                        unit("openvswitch-switch.service", UnitCare.REPORT));
    }

    @Test
    void withUnitsTheListMayBeAbsent() throws Exception {
        Files.delete(list);

        assertThat(read(minimal() + "[units]\na.service = restart\n").watch().processes())
                .isEqualTo(ProcList.empty());
    }

    @Test
    void everyProblemIsToldAtOnceThoseOfTheListIncluded() throws Exception {
        Files.writeString(list, "01,libvirtd,,,,,\nx,[n]ova,,,,,,\n");
        String text =
                """
                [watch]
                proc_list = %s
                process_check_interval = 1h
                host_name = a b
                [units]
                nova = restart
                b.service = perhaps
                [restart]
                process_reboot_retry = -1
                reboot_interval = 0s
                paralel = 4
                """
                        .formatted(list);

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "[controller] urls: missing",
                        "[watch] process_check_interval: too long",
                        "[watch] host_name",
                        "[watch] proc_list: " + list + " line 1: 7 columns found",
                        "[watch] proc_list: " + list + " line 2, column 1",
                        "[watch] proc_list: " + list + " line 2, column 2",
                        "[units] nova: no unit",
                        "[units] b.service: \"perhaps\" is wrong",
                        "[restart] process_reboot_retry",
                        "[restart] reboot_interval",
                        "[restart] paralel: unknown key; did you mean \"parallel\"");
    }

    @Test
    void aListThatIsMissingIsAProblemOfTheConfiguration() throws Exception {
        Files.delete(list);

        assertThatThrownBy(() -> read(minimal()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("[watch] proc_list: " + list + " no such file");
    }

    private String minimal() {
        return "[controller]\nurls = http://a:1\n[watch]\nproc_list = " + list + "\n";
    }

    private static UnitTarget unit(String name, UnitCare care) {
        return new UnitTarget(name, care, Systemctl.plan("systemctl", name, care));
    }

    private ProcessMonitorConfig read(String text) throws IOException, ConfigException {
        Path file = Files.writeString(folder.resolve("processmonitor.conf"), text);
        return ConfigFile.read(file, "node1");
    }
}
