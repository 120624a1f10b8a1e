package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

/** The account that the controllers work with. */
class KeystoneAccountTest extends KeystoneCase {
    @TempDir Path folder;

    @Test
    void theAccountIsCreatedWithItsRole() throws IOException {
        service(OURS);
        account(List.of());
        keystone.on("POST /v3/users", 201, Map.of("user", Map.of("id", "u1")))
                .on("PUT /v3/projects/p1/users/u1/roles/r1", 204, "");
        Path password = folder.resolve("password");
        Files.writeString(password, "hush\n");

        Result result =
                run(
                        "keystone register --url http://ha:15868 --user masakari --password-file "
                                + password);

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes()).hasSize(2);
        assertThat(changes().get(0)).startsWith("POST /v3/users").contains("\"password\":\"hush\"");
        assertThat(changes().get(1)).startsWith("PUT /v3/projects/p1/users/u1/roles/r1");
        assertThat(result.out()).doesNotContain("hush");
    }

    @Test
    void anAccountThatIsThereIsLeftAsItIs() {
        service(OURS);
        account(List.of(Map.of("id", "u1")));
        keystone.on(
                "GET /v3/role_assignments?user.id=u1&role.id=r1&scope.project.id=p1",
                "role_assignments",
                List.of(Map.of("role", Map.of("id", "r1"))));

        Result result = run("keystone register --url http://ha:15868 --user masakari -o value");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes()).isEmpty();
        assertThat(result.out()).contains("user\tmasakari\tin domain Default\talready so");
    }

    @Test
    void aNewAccountNeedsAPasswordAndNothingIsDoneWithoutOne() {
        noService();
        account(List.of());

        Result result = run("keystone register --url http://ha:15868 --user masakari");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("--password-file", "MASAKARI_USER_PASSWORD");
        assertThat(changes()).isEmpty();
    }

    private void account(List<Map<String, String>> users) {
        keystone.on("GET /v3/domains?name=Default", "domains", List.of(Map.of("id", "d1")))
                .on(
                        "GET /v3/projects?name=service&domain_id=d1",
                        "projects",
                        List.of(Map.of("id", "p1")))
                .on("GET /v3/roles?name=admin", "roles", List.of(Map.of("id", "r1")))
                .on("GET /v3/users?name=masakari&domain_id=d1", "users", users);
    }
}
