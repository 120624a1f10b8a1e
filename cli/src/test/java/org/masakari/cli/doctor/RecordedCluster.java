package org.masakari.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster of node1 to node3 and the remote nodes compute1 to compute3, as Pacemaker's programs
 * wrote it; tests change what they wrote.
 */
final class RecordedCluster {
    private static final String DEVICES =
            """
            <pacemaker-result><list name="registered fence devices" count="1">
              <item name="device">fence-computes</item></list>
              <status code="0" message="OK"/></pacemaker-result>
            """;

    private static final String NO_DEVICES =
            "<pacemaker-result><status code=\"0\" message=\"OK\"/></pacemaker-result>";

    private final Path folder;
    private String crmMon = withMasakari(recorded("crm_mon.xml"));
    private String cib = recorded("cib.xml");
    private String history = history("success");
    private String devices = DEVICES;

    RecordedCluster(Path folder) {
        this.folder = folder;
    }

    RecordedCluster crmMon(String text, String other) {
        crmMon = replaced(crmMon, text, other);
        return this;
    }

    RecordedCluster cib(String text, String other) {
        cib = replaced(cib, text, other);
        return this;
    }

    /** No fence device can fence any of them. */
    RecordedCluster withoutDevices() {
        devices = NO_DEVICES;
        return this;
    }

    RecordedCluster lastFencing(String status) {
        history = history(status);
        return this;
    }

    RecordedCluster withoutHistory() {
        history = NO_DEVICES;
        return this;
    }

    ClusterPrograms programs() {
        write("devices", devices);
        write("history", history);
        return new ClusterPrograms(
                cat("crm_mon", crmMon),
                cat("cib", cib),
                List.of(
                        "sh",
                        "-c",
                        "cat " + folder + "/$([ $0 = --list ] && echo devices || echo history)"),
                Duration.ofSeconds(10));
    }

    private List<String> cat(String name, String text) {
        return List.of("sh", "-c", "cat " + write(name, text));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String replaced(String all, String text, String other) {
        if (!all.contains(text)) {
            throw new IllegalArgumentException("it was not recorded: " + text);
        }
        return all.replace(text, other);
    }

    private static String recorded(String name) {
        try (InputStream in = RecordedCluster.class.getResourceAsStream("/cluster/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recording was made before Masakari's resources were configured. */
    private static String withMasakari(String recorded) {
        String masakari =
                running("controller", "node")
                        + running("hostmonitor", "node")
                        + running("instancemonitor", "compute")
                        + running("processmonitor", "compute")
                        + connection("compute2")
                        + connection("compute3");
        String compute1 =
                recorded.lines()
                        .filter(line -> line.contains("<node name=\"compute1\" id"))
                        .findFirst()
                        .orElseThrow();
        return recorded.replace("  </resources>", masakari + "  </resources>")
                .replace(
                        compute1,
                        compute1
                                + compute1.replace("compute1", "compute2")
                                + compute1.replace("compute1", "compute3"));
    }

    private static String running(String agent, String nodes) {
        return Stream.of("1", "2", "3")
                .map(number -> running(agent, nodes, number))
                .collect(Collectors.joining());
    }

    private static String running(String agent, String nodes, String number) {
        return """
                <resource id="masakari-%s" resource_agent="ocf:masakari:%s" role="Started" managed="true" failed="false">
                  <node name="%s"/></resource>
                """
                .formatted(agent, agent, nodes + number);
    }

    private static String connection(String name) {
        return """
                <resource id="%s" resource_agent="ocf:pacemaker:remote" role="Started" managed="true" failed="false">
                  <node name="node1"/></resource>
                """
                .formatted(name);
    }

    private static String history(String status) {
        return """
                <pacemaker-result><list name="fencing history" count="1">
                  <fence_event action="off" target="compute2" status="%s" delegate="node3"
                    completed="2026-11-21 10:00:00Z"/></list>
                  <status code="0" message="OK"/></pacemaker-result>
                """
                .formatted(status);
    }
}
