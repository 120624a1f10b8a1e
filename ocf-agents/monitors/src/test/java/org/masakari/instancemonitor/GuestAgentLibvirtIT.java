package org.masakari.instancemonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.libvirt.AgentAnswer;
import org.masakari.libvirt.AgentState;
import org.masakari.libvirt.DomainEvent;

/** What is made of qemu's real guest agent: one that answers, hangs, ends, or is not there. */
class GuestAgentLibvirtIT {
    private static final UUID GUEST = Guests.uuid(1);
    private static final String SILENT = "QEMU_GUEST_AGENT_ERROR STOPPED_FAILED " + GUEST;
    private static final int BY_THE_GUEST = 2;

    @TempDir Path folder;
    private final Guests guests = new Guests();
    private Monitored monitor;

    @BeforeEach
    void askAgents() throws InterruptedException {
        monitor = new Monitored(guests.uri(), folder);
        monitor.askAgents();
    }

    @AfterEach
    void cleanUp() throws IOException, InterruptedException {
        monitor.close();
        guests.remove(1);
    }

    @Test
    void anAgentThatAnswersIsNotReported() throws Exception {
        startLinux();

        monitor.awaitAnswers(5, AgentAnswer.Alive.class);

        assertThat(monitor.reported()).isEmpty();
    }

    @Test
    void anAgentIsReportedOnceEachTimeItHangs() throws Exception {
        startLinux();
        signalAgent("STOP");
        monitor.awaitReport();
        monitor.awaitAnswers(1, AgentAnswer.Silent.class);
        signalAgent("CONT");
        monitor.awaitAnswers(1, AgentAnswer.Alive.class);

        signalAgent("STOP");
        monitor.await(() -> monitor.reported().size() > 1, "a second report");

        assertThat(monitor.reported()).containsExactly(SILENT, SILENT);
    }

    @Test
    void anAgentThatEndsIsReportedOnce() throws Exception {
        startLinux();

        signalAgent("TERM");
        monitor.awaitReport();
        monitor.awaitAnswers(3, AgentAnswer.Silent.class);

        assertThat(monitor.reported()).containsExactly(SILENT);
        assertThat(monitor.heard(DomainEvent.AgentChanged.class))
                .filteredOn(each -> each.reason() == BY_THE_GUEST)
                .extracting(DomainEvent.AgentChanged::domain, DomainEvent.AgentChanged::state)
                .containsExactly(
                        tuple(GUEST, AgentState.CONNECTED), tuple(GUEST, AgentState.DISCONNECTED));
    }

    @Test
    void anAgentThatNeverAnsweredIsNotReported() throws Exception {
        start(Guests.AGENT_CHANNEL);

        monitor.awaitAnswers(3, AgentAnswer.Silent.class);

        assertThat(monitor.reported()).isEmpty();
    }

    @Test
    void aGuestWithoutAChannelForAnAgentCannotBeAsked() throws Exception {
        start("");

        monitor.awaitAnswers(3, AgentAnswer.NotAsked.class);

        assertThat(monitor.reported()).isEmpty();
    }

    private void startLinux() throws Exception {
        guests.defineLinux(1);
        guests.virsh("start", Guests.name(1));
        monitor.awaitAnswers(1, AgentAnswer.Alive.class);
    }

    private void signalAgent(String signal) throws Exception {
        guests.tellLinux(1, "busybox killall -" + signal + " qemu-ga");
    }

    private void start(String devices) throws Exception {
        guests.define(1, Guests.IDLE, devices);
        guests.virsh("start", Guests.name(1));
        monitor.awaitRunning(GUEST);
    }
}
