package org.masakari.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.masakari.cli.Cli.Result;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

/** One fake server is Keystone and OpenStack Masakari, the other one our controller. */
abstract class ImportCase {
    static final String THEIRS = Samples.id(101).toString();
    static final SegmentDocument AZ1 = Samples.segment(1, "az1");
    static final SegmentDocument AZ2 = Samples.segment(2, "az2");
    static final String SEGMENTS = "/v1/segments";
    static final String HOSTS1 = SEGMENTS + "/" + AZ1.uuid() + "/hosts";
    static final String HOSTS2 = SEGMENTS + "/" + AZ2.uuid() + "/hosts";

    final FakeController other = new FakeController().issues("POST /v3/auth/tokens", "admins");
    final FakeController ours = new FakeController();
    final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void theirsHasTwoHosts() {
        environment.putAll(
                Map.of(
                        "MASAKARI_URL", ours.url(),
                        "OS_AUTH_URL", other.url(),
                        "OS_USERNAME", "admin",
                        "OS_PASSWORD", "secret",
                        "OS_PROJECT_NAME", "admin"));
        pages(SEGMENTS, "segments", List.of(segment(Map.of("enabled", true))));
        pages(
                SEGMENTS + "/" + THEIRS + "/hosts",
                "hosts",
                List.of(host(112, "compute2", true), host(111, "compute1", false)));
    }

    @AfterEach
    void close() {
        other.close();
        ours.close();
    }

    Result run(String... options) {
        return from(other, options);
    }

    Result from(FakeController source, String... options) {
        String[] line = new String[4 + options.length];
        line[0] = "import";
        line[1] = "--from-openstack-masakari";
        line[2] = "--source-url";
        line[3] = source.url();
        System.arraycopy(options, 0, line, 4, options.length);
        return Cli.in(environment).run(line);
    }

    /** The list as a server shows it that shows one entry a page, the newest first. */
    void pages(String path, String name, List<Map<String, Object>> entries) {
        String request = "GET " + path;
        for (Map<String, Object> entry : entries) {
            other.nowOn(request, name, List.of(entry));
            request = "GET " + path + "?marker=" + entry.get("id");
        }
        other.nowOn(request, name, List.of());
    }

    void oursIsEmpty() {
        ours.on("GET " + SEGMENTS, "segments", List.of())
                .on("POST " + SEGMENTS, 201, Map.of("segment", AZ1))
                .on("POST " + HOSTS1, 201, Map.of("host", compute(11, "compute1", false)));
    }

    void oursHas(SegmentDocument segment, HostDocument... hosts) {
        ours.on("GET " + SEGMENTS, "segments", List.of(segment))
                .on("GET " + HOSTS1, "hosts", List.of(hosts));
    }

    static SegmentDocument theSame() {
        return new SegmentDocument(
                1,
                AZ1.uuid(),
                "az1",
                "row A",
                "compute",
                RecoveryMethod.RESERVED_HOST,
                true,
                false,
                false,
                Samples.OPENED,
                null,
                false,
                null);
    }

    static HostDocument compute(int number, String name, boolean reserved) {
        return new HostDocument(
                number,
                Samples.id(number),
                new HostName(name),
                "COMPUTE",
                "SSH",
                reserved,
                false,
                null,
                AZ1.uuid(),
                AZ1,
                Samples.OPENED,
                null,
                false,
                null);
    }

    static Map<String, Object> segment(Map<String, Object> more) {
        Map<String, Object> segment = new HashMap<>(more);
        segment.putAll(
                Map.of(
                        "id", 1,
                        "uuid", THEIRS,
                        "name", "az1",
                        "description", "row A",
                        "recovery_method", "reserved_host",
                        "service_type", "compute",
                        "created_at", "2026-01-01T00:00:00.000000"));
        return segment;
    }

    static Map<String, Object> host(int number, String name, boolean reserved) {
        return Map.of(
                "id",
                number,
                "uuid",
                Samples.id(number).toString(),
                "name",
                name,
                "type",
                "COMPUTE",
                "control_attributes",
                "SSH",
                "reserved",
                reserved,
                "on_maintenance",
                false,
                "failover_segment_id",
                THEIRS);
    }

    static String wanted(String name, boolean reserved) {
        return "{\"name\":\"%s\",\"type\":\"COMPUTE\",\"control_attributes\":\"SSH\",\"reserved\":%s,\"on_maintenance\":false}"
                .formatted(name, reserved);
    }

    List<String> changes() {
        return ours.received().stream().filter(request -> !request.startsWith("GET ")).toList();
    }
}
