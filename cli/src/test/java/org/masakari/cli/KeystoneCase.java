package org.masakari.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.masakari.cli.Cli.Result;

/** The fake server is Keystone here; no controller is asked. */
abstract class KeystoneCase {
    static final String OURS = "http://ha:15868/v1";
    static final String THEIRS = "http://old:15868/v1/$(project_id)s";
    static final List<String> INTERFACES = List.of("public", "internal", "admin");

    final FakeController keystone =
            new FakeController()
                    .issues("POST /v3/auth/tokens", "admins")
                    .on("GET /v3/regions", "regions", List.of(Map.of("id", "RegionOne")))
                    .on("POST /v3/services", 201, Map.of("service", Map.of("id", "s1")))
                    .on("POST /v3/endpoints", 201, Map.of("endpoint", Map.of("id", "e9")));

    final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void anAdministratorIsNamed() {
        environment.putAll(
                Map.of(
                        "OS_AUTH_URL", keystone.url(),
                        "OS_USERNAME", "admin",
                        "OS_PASSWORD", "secret",
                        "OS_PROJECT_NAME", "admin"));
    }

    @AfterEach
    void close() {
        keystone.close();
    }

    void noService() {
        keystone.on("GET /v3/services?type=instance-ha", "services", List.of());
        keystone.on("GET /v3/endpoints?service_id=s1", "endpoints", List.of());
    }

    void service(String url) {
        keystone.on(
                "GET /v3/services?type=instance-ha",
                "services",
                List.of(Map.of("id", "s1", "name", "masakari", "enabled", true)));
        endpoints(url);
    }

    void endpoints(String url) {
        List<Map<String, String>> all = new ArrayList<>();
        for (String each : INTERFACES) {
            Map<String, String> endpoint =
                    Map.of(
                            "id",
                            "e-" + each,
                            "interface",
                            each,
                            "region_id",
                            "RegionOne",
                            "url",
                            url);
            all.add(endpoint);
            keystone.on(
                    "GET /v3/endpoints?service_id=s1&interface=" + each + "&region_id=RegionOne",
                    "endpoints",
                    List.of(endpoint));
        }
        keystone.on("GET /v3/endpoints?service_id=s1", "endpoints", all);
    }

    Result run(String line) {
        return Cli.in(environment).run(line.split(" "));
    }

    List<String> changes() {
        return keystone.received().stream()
                .filter(request -> !request.startsWith("GET "))
                .filter(request -> !request.contains("/auth/tokens"))
                .toList();
    }
}
