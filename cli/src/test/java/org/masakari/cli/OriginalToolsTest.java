package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.api.PurgeDocument;
import org.masakari.protocol.api.RecoveryDocument;

/** The original's tools for notifications, instances and old data, on our model. */
class OriginalToolsTest {
    private static final UUID DONE = Samples.id(6);
    private static final String VM = "00000000-0000-4000-8000-0000000000c";

    private final FakeController controller = new FakeController();

    @BeforeEach
    void oneRecoveryIsUnderWayAndOneDone() {
        controller
                .on("GET /v1/recoveries?limit=1000", "recoveries", List.of(underWay(), done()))
                .on("GET /v1/recoveries/" + Samples.RECOVERY, "recovery", underWay());
    }

    @AfterEach
    void close() {
        controller.close();
    }

    private static RecoveryDocument done() {
        return Samples.ended(DONE);
    }

    private static RecoveryDocument underWay() {
        return Samples.recovery(
                Samples.RECOVERY,
                "recovery",
                "evacuating",
                null,
                List.of(
                        Samples.move(1, "succeeded"),
                        Samples.move(2, "evacuating"),
                        Samples.move(3, "skipped")),
                List.of());
    }

    private Result run(String line) {
        return Cli.of(controller).run(line.split(" "));
    }

    private void notifications(String status, List<NotificationDocument> found) {
        controller.on(page(status), "notifications", found);
    }

    private static String page(String status) {
        return "GET /v1/notifications?status=" + status + "&limit=1000";
    }

    @Test
    void notificationsThatAreNotDealtWithAreListedWithTheOriginalsProgress() {
        notifications("new", List.of(Samples.notification(1, "new")));
        notifications("error", List.of(Samples.notification(2, "error")));
        notifications("failed", List.of());

        Result result = run("notification-status-manage --mode list -o csv");

        assertThat(result.out().lines())
                .containsExactly(
                        "id,create_at,update_at,notification_id,notification_type,"
                                + "notification_hostname,notification_uuid,notification_time,"
                                + "progress,recover_by",
                        "1,2026-11-22T10:00:00.250Z,,"
                                + Samples.NOTIFICATION
                                + ",rscGroup,compute1,,2026-11-22T10:00:00.250Z,0,0",
                        "2,2026-11-22T10:00:00.250Z,,"
                                + Samples.NOTIFICATION
                                + ",rscGroup,compute1,,2026-11-22T10:00:00.250Z,3,0");
    }

    @Test
    void notificationsBeyondTheFirstPageAreListedToo() {
        NotificationDocument one = Samples.notification(1, "new");
        notifications("new", IntStream.range(0, 1000).mapToObj(any -> one).toList());
        controller.on(
                page("new") + "&marker=" + one.notificationUuid(), "notifications", List.of(one));
        notifications("error", List.of());
        notifications("failed", List.of());

        Result result = run("notification-status-manage --mode list -o value");

        assertThat(result.out().lines()).hasSize(1001);
    }

    @Test
    void noNotificationThatIsNotDealtWithIsTold() {
        List.of("new", "error", "failed").forEach(status -> notifications(status, List.of()));

        Result result = run("notification-status-manage --mode list");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out()).contains("none selected notification");
    }

    @Test
    void instancesThatAreNotRecoveredYetAreListed() {
        Result result = run("recovery-status-manage --mode list -o value");

        assertThat(result.out().lines())
                .singleElement()
                .asString()
                .contains("\t" + VM + "a\t1\t0\t" + Samples.NOTIFICATION + "\tcompute2\t0\t");
    }

    @Test
    void whatIsDoneIsNotAskedFor() {
        run("recovery-status-manage --mode list");

        assertThat(controller.received()).noneMatch(request -> request.endsWith("/" + DONE));
    }

    @Test
    void oneInstanceIsListedAlone() {
        Result result = run("recovery-status-manage --mode list --uuid " + VM + "9");

        assertThat(result.out()).contains("none selected instance");
    }

    @Test
    void aFailedRestartOfAnInstanceIsListed() {
        controller.nowOn(
                "GET /v1/recoveries?limit=1000",
                "recoveries",
                List.of(Samples.restart(DONE, "failed", Samples.after(4000))));

        Result result = run("recovery-status-manage --mode list -o value");

        assertThat(result.out().lines())
                .singleElement()
                .asString()
                .contains("\t" + VM + "9\t3\t0\t" + Samples.NOTIFICATION + "\t\t1\t");
    }

    @Test
    void whatIsUnderWayIsNotCalledDone() {
        Result result = run("recovery-status-manage --mode update --uuid " + VM + "a");

        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(result.err())
                .contains(
                        "recovery_status_manage execution failure",
                        "masakari recovery show " + Samples.RECOVERY);
    }

    @Test
    void whereNothingIsUnderWayThereIsNothingToUpdate() {
        Result result = run("recovery-status-manage --mode update --uuid " + VM + "9");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err()).contains("none updated instance", "nothing blocks it");
    }

    @Test
    void oldDataIsRemovedADayLaterThanThePeriodSays() {
        controller.on(
                "DELETE /v1/history?older_than=31d",
                "purge",
                new PurgeDocument(Samples.OPENED, false, false, 2, 3, 40, 50, 600));

        Result result = run("vmha-data-manage --mode delete");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(result.out().lines())
                .startsWith("vmha_data_manage execution start")
                .endsWith("vmha_data_manage execution end")
                .anyMatch(line -> line.startsWith("| before "));
    }

    @Test
    void anotherPeriodIsTaken() {
        controller.on(
                "DELETE /v1/history?older_than=61d",
                "purge",
                new PurgeDocument(Samples.OPENED, false, false, 0, 0, 0, 0, 0));

        assertThat(run("vmha-data-manage --mode delete --period 60").exit()).isEqualTo(Exit.OK);
    }
}
