package org.masakari.instancemonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.MemoryFailureAction;

/** What is reported, and what is not, of real guests in real qemu at a real libvirtd. */
class RealGuestsLibvirtIT {
    private static final UUID GUEST = Guests.uuid(1);
    private static final String PANIC_DEVICE = "<panic model='isa'/>";

    @TempDir Path folder;
    private final Guests guests = new Guests();
    private Monitored monitor;

    @BeforeEach
    void watch() throws InterruptedException {
        monitor = new Monitored(guests.uri(), folder);
    }

    @AfterEach
    void cleanUp() throws IOException, InterruptedException {
        monitor.close();
        guests.remove(1);
    }

    @Test
    void aKilledQemuIsReported() throws Exception {
        run(Guests.IDLE, "");

        guests.killQemu(1);
        monitor.awaitEnded(GUEST);

        assertThat(monitor.reported()).isEqualTo(reports("LIFECYCLE STOPPED_FAILED"));
    }

    @Test
    void aPanickedGuestIsReportedOnce() throws Exception {
        guests.define(1, Guests.PANIC, PANIC_DEVICE);

        guests.virsh("start", Guests.name(1));
        monitor.awaitReport();
        monitor.awaitEnded(GUEST);

        assertThat(monitor.reported()).isEqualTo(reports("LIFECYCLE STOPPED_FAILED"));
    }

    @Test
    void aWatchdogThatPausesTheGuestIsReported() throws Exception {
        guests.define(1, Guests.WATCHDOG, "<watchdog model='ib700' action='pause'/>");

        guests.virsh("start", Guests.name(1));
        monitor.awaitReport();

        monitor.awaitEvent(DomainEvent.WatchdogExpired.class);
        assertThat(monitor.reported()).isEqualTo(reports("LIFECYCLE STOPPED_FAILED"));
    }

    @Test
    void aWatchdogThatResetsTheGuestIsNotReported() throws Exception {
        guests.define(1, Guests.WATCHDOG, "<watchdog model='ib700' action='reset'/>");

        guests.virsh("start", Guests.name(1));
        monitor.awaitEvent(DomainEvent.WatchdogExpired.class);
        destroy();

        assertThat(monitor.reported()).isEmpty();
    }

    @Test
    void aGuestPausedOnAFullFileSystemIsReported() throws Exception {
        defineOneThatFillsItsDisk();

        guests.virsh("start", Guests.name(1));
        monitor.awaitReport();

        monitor.awaitEvent(DomainEvent.IoError.class);
        assertThat(monitor.reported()).isEqualTo(reports("IO_ERROR IO_ERROR_REPORT"));
    }

    @Test
    void aDiskThatPassesItsMarkIsHeardOf() throws Exception {
        defineOneThatFillsItsDisk();
        guests.virsh("start", "--paused", Guests.name(1));
        guests.virsh("domblkthreshold", Guests.name(1), "hdb", "131072");

        guests.virsh("resume", Guests.name(1));
        monitor.awaitEvent(DomainEvent.BlockThreshold.class);

        assertThat(monitor.heard(DomainEvent.BlockThreshold.class))
                .extracting(DomainEvent::domain, DomainEvent.BlockThreshold::thresholdBytes)
                // Libvirt tells of the disk, and again of the image that it consists of.
                .containsOnly(tuple(GUEST, 131072L));
    }

    @Test
    void brokenMemoryThatAGuestIsToldOfIsNotReported() throws Exception {
        run(Guests.MACHINE_CHECKS, Guests.serialPort(1));
        monitor.await(() -> guests.hasSpoken(1), "it takes machine checks");

        guests.breakMemory(1);
        monitor.awaitEvent(DomainEvent.MemoryFailure.class);
        destroy();

        assertThat(memoryFailures()).containsExactly(MemoryFailureAction.INJECT);
        assertThat(monitor.reported()).isEmpty();
    }

    @Test
    void brokenMemoryThatResetsTheGuestIsNotReported() throws Exception {
        run(Guests.IDLE, "");

        guests.breakMemory(1);
        monitor.awaitEvent(DomainEvent.Rebooted.class);
        destroy();

        assertThat(memoryFailures()).containsExactly(MemoryFailureAction.RESET);
        assertThat(monitor.reported()).isEmpty();
    }

    @Test
    void aQemuThatLibvirtDoesNotUnderstandIsNotReported() throws Exception {
        run(Guests.IDLE, "");

        guests.haveQemuTalkNonsense(1);
        monitor.awaitEvent(DomainEvent.ControlError.class);
        destroy();

        assertThat(monitor.heard(DomainEvent.ControlError.class))
                .containsExactly(new DomainEvent.ControlError(GUEST));
        assertThat(monitor.reported()).isEmpty();
    }

    @Test
    void aQemuThatLibvirtDoesNotUnderstandIsReportedWhenItIsKilled() throws Exception {
        run(Guests.IDLE, "");
        guests.haveQemuTalkNonsense(1);
        monitor.awaitEvent(DomainEvent.ControlError.class);

        guests.killQemu(1);
        monitor.awaitEnded(GUEST);

        assertThat(monitor.reported()).isEqualTo(reports("LIFECYCLE STOPPED_FAILED"));
    }

    @Test
    void aGuestThatRebootsIsNotReported() throws Exception {
        guests.define(1, Guests.REBOOT, "");

        guests.virsh("start", Guests.name(1));
        monitor.awaitEvent(DomainEvent.Rebooted.class);
        destroy();

        assertThat(monitor.reported()).isEmpty();
    }

    @Test
    void aDestroyedGuestIsNotReported() throws Exception {
        run(Guests.IDLE, "");

        destroy();

        assertThat(monitor.reported()).isEmpty();
    }

    @Test
    void aSavedGuestIsNotReported() throws Exception {
        run(Guests.IDLE, "");

        guests.virsh("managedsave", Guests.name(1));
        monitor.awaitEnded(GUEST);

        assertThat(monitor.reported()).isEmpty();
    }

    @Test
    void aStartThatFailsIsNotReported() throws Exception {
        guests.define(1, Guests.IDLE, "");
        guests.run("rm", "/guests/boot1");

        assertThat(guests.fails("start", Guests.name(1))).isTrue();
        guests.define(1, Guests.IDLE, "");
        guests.virsh("start", Guests.name(1));
        monitor.awaitRunning(GUEST);

        assertThat(monitor.reported()).isEmpty();
    }

    private void defineOneThatFillsItsDisk() throws Exception {
        guests.makeDiskThatCannotBeFilled();
        guests.define(
                1,
                Guests.FILL_DISK,
                """
                <disk type='file' device='disk'>
                  <driver name='qemu' type='raw' error_policy='stop'/>
                  <source file='/guests/full/disk'/><target dev='hdb' bus='ide'/>
                </disk>
                """);
    }

    /** What qemu did about each, of which the guest was the recipient. */
    private List<MemoryFailureAction> memoryFailures() {
        List<DomainEvent.MemoryFailure> heard = monitor.heard(DomainEvent.MemoryFailure.class);
        assertThat(heard)
                .extracting(DomainEvent::domain, DomainEvent.MemoryFailure::recipient)
                .containsOnly(tuple(GUEST, 1));
        return heard.stream().map(DomainEvent.MemoryFailure::action).toList();
    }

    private void run(String code, String devices) throws Exception {
        guests.define(1, code, devices);
        guests.virsh("start", Guests.name(1));
        monitor.awaitRunning(GUEST);
    }

    private void destroy() throws Exception {
        guests.virsh("destroy", Guests.name(1));
        monitor.awaitEnded(GUEST);
    }

    private static List<String> reports(String... words) {
        return List.of(words).stream().map(each -> each + " " + GUEST).toList();
    }
}
