package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

/** The original's tool, whose messages scripts look for; unlike it, with true exit codes. */
class ReserveHostManageTest extends ReservedHostCase {
    private Result manage(String options) {
        return run("reserve-host-manage " + options);
    }

    @Test
    void theListIsATableAsTheOriginalPrintsIt() {
        Result result = manage("--mode list");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out().lines())
                .containsExactly(
                        "reserve_host_manage execution start",
                        "+----+--------------------------+-----------+-----------+---------+-----------------+----------+",
                        "| id | create_at                | update_at | delete_at | deleted | cluster_port    | hostname |",
                        "+----+--------------------------+-----------+-----------+---------+-----------------+----------+",
                        "| 19 | 2026-11-22T10:00:00.250Z | NULL      | NULL      | 0       | 226.94.1.1:5405 | compute9 |",
                        "+----+--------------------------+-----------+-----------+---------+-----------------+----------+",
                        "reserve_host_manage execution end");
    }

    @Test
    void aClusterWithoutReservesIsToldAndNoFailure() {
        Result result = manage("--mode list --port 226.94.1.2:5405");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out().lines())
                .containsExactly(
                        "reserve_host_manage execution start",
                        "none selected host",
                        "reserve_host_manage execution end");
    }

    @Test
    void aProgramGetsTheRowsAlone() {
        assertThat(manage("--mode list -o json").out()).startsWith("[ {").endsWith("} ]\n");
    }

    @Test
    void aHostIsAdded() {
        Result result = manage("--mode add --port 226.94.1.1:5405 --host compute1");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(result.out()).endsWith("reserve_host_manage execution end\n");
        assertThat(changes()).containsExactly("PUT " + path(COMPUTE1) + RESERVE);
    }

    @Test
    void aHostThatIsThereAlreadyIsAFailure() {
        Result result = manage("--mode add --port 226.94.1.1:5405 --host compute9");

        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(result.err())
                .contains("reserve_host_manage execution failure", "host is already registered");
        assertThat(result.out()).doesNotContain("execution end");
    }

    @Test
    void oneHostTakesAnothersPlace() {
        manage(
                "--mode update --port 226.94.1.1:5405 --before-host compute9 --after-host"
                        + " compute1");

        assertThat(changes())
                .containsExactly(
                        "PUT " + path(COMPUTE1) + RESERVE, "PUT " + path(COMPUTE9) + RELEASE);
    }

    @Test
    void aHostThatIsNotThereCannotBeReplaced() {
        Result result =
                manage(
                        "--mode update --port 226.94.1.2:5405 --before-host compute9 --after-host"
                                + " compute2");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err()).contains("none updated host");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aHostIsDeleted() {
        manage("--mode delete --port 226.94.1.1:5405 --host compute9");

        assertThat(changes()).containsExactly("PUT " + path(COMPUTE9) + RELEASE);
    }

    @Test
    void aHostThatIsNotThereCannotBeDeleted() {
        Result result = manage("--mode delete --port 226.94.1.1:5405 --host compute1");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err()).contains("none deleted host");
        assertThat(changes()).isEmpty();
    }

    @Test
    void theDatabasesAddressAndUserAreTakenAndSaidToBeNeedless() {
        Result result = manage("--mode list --db-user root --db-host 10.0.0.1");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.err()).contains("are not needed").doesNotContain("can be seen");
    }

    @Test
    void aPasswordOnTheCommandLineIsWarnedOfAndNotShown() {
        Result result = manage("--mode list --db-password hush");

        assertThat(result.err()).contains("can be seen by every user").doesNotContain("hush");
    }
}
