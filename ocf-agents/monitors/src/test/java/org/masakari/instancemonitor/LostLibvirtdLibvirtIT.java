package org.masakari.instancemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real libvirtd that is killed, restarted or hangs, with real guests that crash meanwhile. */
class LostLibvirtdLibvirtIT {
    @TempDir Path folder;
    private final Guests guests = new Guests();
    private Monitored monitor;

    @BeforeEach
    void watchTwoGuests() throws Exception {
        monitor = new Monitored(guests.uri(), folder);
        for (int number = 1; number <= 2; number++) {
            guests.define(number, Guests.IDLE, "");
            guests.virsh("start", Guests.name(number));
            monitor.awaitRunning(Guests.uuid(number));
        }
    }

    @AfterEach
    void cleanUp() throws IOException, InterruptedException {
        monitor.close();
        guests.remove(1);
        guests.remove(2);
    }

    @Test
    void whatCrashedWhileLibvirtdWasAwayIsReportedOnce() throws Exception {
        guests.signalLibvirtd("KILL");
        monitor.awaitAway();
        guests.killQemu(1);
        guests.startLibvirtd();
        monitor.awaitBack();
        monitor.awaitEnded(Guests.uuid(1));

        assertThat(monitor.reported()).containsExactly(crashed(1));
    }

    @Test
    void aRestartedLibvirtdAloneIsNoFailureOfAnybody() throws Exception {
        guests.signalLibvirtd("TERM");
        monitor.awaitAway();
        guests.startLibvirtd();
        monitor.awaitBack();
        guests.killQemu(2);
        monitor.awaitEnded(Guests.uuid(2));

        assertThat(monitor.reported()).containsExactly(crashed(2));
    }

    @Test
    void aLibvirtdThatHangsIsNoticedAndFoundAgain() throws Exception {
        guests.signalLibvirtd("STOP");
        monitor.awaitAway();
        guests.killQemu(1);
        guests.signalLibvirtd("CONT");
        monitor.awaitBack();
        monitor.awaitEnded(Guests.uuid(1));

        assertThat(monitor.reported()).containsExactly(crashed(1));
    }

    @Test
    void whatCrashedWhileTheMonitorWasAwayIsReportedOnce() throws Exception {
        monitor.close();
        guests.killQemu(1);
        guests.virsh("destroy", Guests.name(2));
        monitor = new Monitored(guests.uri(), folder);
        monitor.close();
        monitor = new Monitored(guests.uri(), folder);

        assertThat(monitor.reported()).containsExactly(crashed(1));
    }

    private static String crashed(int number) {
        return "LIFECYCLE STOPPED_FAILED " + Guests.uuid(number);
    }
}
