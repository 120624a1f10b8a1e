package org.masakari.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.masakari.cli.Cli.Result;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Certificate;
import org.masakari.protocol.api.DiagnosisDocument.ComputeService;
import org.masakari.protocol.api.DiagnosisDocument.Database;
import org.masakari.protocol.api.DiagnosisDocument.Keystone;
import org.masakari.protocol.api.DiagnosisDocument.Nova;
import org.masakari.protocol.api.DiagnosisDocument.Report;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.json.Json;

/** A healthy controller with one segment and one host, on a machine that is no cluster node. */
abstract class DoctorCase {
    static final String DIAGNOSIS = "GET /v1/diagnosis";
    static final Database DATABASE = new Database(null, 2L, 3L, "7", 0, 1, 0);
    static final Keystone KEYSTONE = new Keystone(null, 20L, "masakari", Set.of("admin"));
    static final SegmentDocument RACK = Samples.segment(1, "rack1");
    static final String HOSTS = "GET /v1/segments/" + RACK.uuid() + "/hosts";

    final FakeController controller = new FakeController();
    final FakeController second = new FakeController();

    @BeforeEach
    void healthy() {
        controller
                .on(DIAGNOSIS, "diagnosis", diagnosis(DATABASE, nova(service("compute1"))))
                .on("GET /v1/segments", "segments", List.of(RACK))
                .on(HOSTS, "hosts", List.of(Samples.host(2, "compute1", RACK)))
                .on("GET /v1/pauses", "pauses", List.of())
                .on("GET /v1/recoveries?limit=500", "recoveries", List.of());
    }

    @AfterEach
    void close() {
        controller.close();
        second.close();
    }

    static ComputeService service(String host) {
        return new ComputeService(new HostName(host), true, null, true, false);
    }

    static Nova nova(ComputeService... services) {
        return new Nova(null, 40L, "2.59", 0L, true, List.of(services));
    }

    static DiagnosisDocument diagnosis(Database database, Nova nova) {
        return diagnosis("0.1.0", Map.of(), database, nova, null);
    }

    static DiagnosisDocument diagnosis(
            String version,
            Map<String, String> problems,
            Database database,
            Nova nova,
            @Nullable Certificate certificate) {
        return new DiagnosisDocument(
                "c1",
                version,
                Samples.OPENED,
                problems,
                database,
                KEYSTONE,
                nova,
                certificate,
                List.of(
                        new Report(
                                "COMPUTE_HOST",
                                new HostName("compute1"),
                                Samples.OPENED.minus(Duration.ofMinutes(5)))));
    }

    Result run(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "doctor";
        System.arraycopy(options, 0, words, 1, options.length);
        return Cli.of(controller).run(words);
    }

    /** The line of {@code check} that is not ok, as {@code verdict found}. */
    String line(String check) throws Exception {
        JsonNode lines = Json.lenient().readTree(run("-o", "json").out());
        for (JsonNode line : lines) {
            if (line.path("check").asText().equals(check)
                    && !line.path("verdict").asText().equals("ok")) {
                return line.path("verdict").asText() + " " + line.path("found").asText();
            }
        }
        throw new AssertionError(check + " is not in " + lines);
    }

    String about(String part) {
        return "controller " + controller.url().substring("http://".length()) + ": " + part;
    }

    void says(DiagnosisDocument diagnosis) {
        controller.nowOn(DIAGNOSIS, "diagnosis", diagnosis);
    }
}
