package org.masakari.service.scale;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Journal;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** A journal whose use is timed; what comes before a record on the same thread is its decision. */
record MeteredJournal(Journal journal, Meter meter) implements Journal {

    @Override
    public void record(Claim claim, Recovery before, Recovery next, List<Step> steps) {
        meter.was(meter.deciding);
        journal.record(claim, before, next, steps);
        meter.was(meter.recording);
    }

    @Override
    public void confirm(Claim claim) {
        journal.confirm(claim);
    }

    @Override
    public Recovery load(Claim claim) {
        return journal.load(claim);
    }

    @Override
    public GateView gates(Claim claim, HostName host, Instant since) {
        meter.begin();
        GateView view = journal.gates(claim, host, since);
        meter.was(meter.reading);
        return view;
    }

    @Override
    public Event.RestartChecked restart(Claim claim, InstanceId instance, Instant since) {
        return journal.restart(claim, instance, since);
    }

    @Override
    public Event.ReturnChecked comeback(Claim claim, HostName host, Instant since) {
        return journal.comeback(claim, host, since);
    }

    @Override
    public Event.ProcessesChecked processes(Claim claim, HostName host, Instant since) {
        return journal.processes(claim, host, since);
    }

    @Override
    public Optional<HostName> takeReserve(
            Claim claim, HostName failed, Set<HostName> had, Set<HostName> usable) {
        return journal.takeReserve(claim, failed, had, usable);
    }

    @Override
    public void giveReserveBack(Claim claim, HostName host) {
        journal.giveReserveBack(claim, host);
    }

    @Override
    public void becomeReserve(Claim claim, HostName host) {
        journal.becomeReserve(claim, host);
    }
}
