package org.masakari.cli;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.masakari.cli.Cli.Result;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;

/** Two segments: one has an ordinary host and a reserved one, the other an ordinary one. */
abstract class ReservedHostCase {
    static final SegmentDocument RACK1 = Samples.segment(1, "226.94.1.1:5405");
    static final SegmentDocument RACK2 = Samples.segment(2, "226.94.1.2:5405");
    static final HostDocument COMPUTE1 = Samples.host(11, "compute1", RACK1);
    static final HostDocument COMPUTE9 = Samples.reserved(19, "compute9", RACK1);
    static final HostDocument COMPUTE2 = Samples.host(12, "compute2", RACK2);
    static final String HOSTS1 = "/v1/segments/" + RACK1.uuid() + "/hosts";
    static final String RESERVE = " {\"host\":{\"reserved\":true}}";
    static final String RELEASE = " {\"host\":{\"reserved\":false}}";

    final FakeController controller =
            new FakeController()
                    .on("GET /v1/segments", "segments", List.of(RACK1, RACK2))
                    .on("GET " + HOSTS1, "hosts", List.of(COMPUTE1, COMPUTE9))
                    .on("GET /v1/segments/" + RACK2.uuid() + "/hosts", "hosts", List.of(COMPUTE2))
                    .on("PUT " + path(COMPUTE1), "host", COMPUTE1)
                    .on("PUT " + path(COMPUTE9), "host", COMPUTE9)
                    .on("POST " + HOSTS1, 201, Map.of("host", COMPUTE9));

    @AfterEach
    void close() {
        controller.close();
    }

    static String path(HostDocument host) {
        return HOSTS1 + "/" + host.uuid();
    }

    Result run(String line) {
        return Cli.of(controller).run(line.split(" "));
    }

    List<String> changes() {
        return controller.received().stream()
                .filter(request -> !request.startsWith("GET "))
                .toList();
    }
}
