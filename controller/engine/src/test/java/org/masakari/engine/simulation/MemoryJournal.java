package org.masakari.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masakari.engine.gate.SegmentLoad;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimLostException;
import org.masakari.engine.port.Journal;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;

/** One recovery's record, with the epoch's guard. */
final class MemoryJournal implements Journal {
    private Recovery recorded;
    private long epoch = 1;

    MemoryJournal(Recovery recovery) {
        this.recorded = recovery;
    }

    Recovery recorded() {
        return recorded;
    }

    /** A new claim; every older one is lost. */
    Claim claim() {
        epoch++;
        return new Claim(recorded.header().id(), epoch);
    }

    boolean holds(Claim claim) {
        return claim.epoch() == epoch;
    }

    @Override
    public Recovery load(Claim claim) {
        return recorded;
    }

    @Override
    public void record(Claim claim, Recovery before, Recovery next, List<Step> steps) {
        if (!holds(claim)) {
            throw new ClaimLostException(claim);
        }
        assertThat(before).as("what the driver thinks was recorded").isEqualTo(recorded);
        recorded = next;
    }

    @Override
    public SegmentLoad segmentLoad(HostName host, Instant since) {
        return new SegmentLoad(1, 4);
    }

    @Override
    public Optional<HostName> takeReserve(Claim claim, HostName failed) {
        return Optional.empty();
    }

    @Override
    public void giveReserveBack(Claim claim, HostName host) {}

    @Override
    public boolean isSettled(Claim claim) {
        return true;
    }
}
