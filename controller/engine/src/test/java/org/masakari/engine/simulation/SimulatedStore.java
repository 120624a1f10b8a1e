package org.masakari.engine.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimLostException;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.notification.Notification;

/** The database that all controllers share. Each method is one transaction. */
final class SimulatedStore {
    static final long LEASE = 6_000;

    /** A row of the host table. */
    static final class Member {
        final HostName host;
        final String segment;
        final Set<String> failedProcesses = new TreeSet<>();
        boolean reserved;
        @Nullable RecoveryId takenBy;

        Member(HostName host, String segment, boolean reserved) {
            this.host = host;
            this.segment = segment;
            this.reserved = reserved;
        }
    }

    final World world;
    final Map<HostName, Member> members = new LinkedHashMap<>();
    final Map<RecoveryId, StoredRecovery> recoveries = new LinkedHashMap<>();
    final List<Incident> incidents = new ArrayList<>();
    final Map<String, Notification> notifications = new LinkedHashMap<>();
    final Map<String, Pause> pauses = new LinkedHashMap<>();

    /** Nothing can be read or written before that time. */
    long outageUntil;

    private long ids;

    SimulatedStore(World world) {
        this.world = world;
    }

    RecoveryId newId() {
        return new RecoveryId(new UUID(1, ++ids));
    }

    Member member(HostName host) {
        Member member = members.get(host);
        if (member == null) {
            throw new AssertionError("no member " + host);
        }
        return member;
    }

    StoredRecovery row(RecoveryId id) {
        StoredRecovery row = recoveries.get(id);
        if (row == null) {
            throw new AssertionError("no recovery " + id);
        }
        return row;
    }

    Optional<Incident> open(HostName host) {
        return incidents.stream().filter(i -> i.isOpen() && i.host.equals(host)).findFirst();
    }

    @Nullable Pause pauseOf(HostName host) {
        return pauses.get(member(host).segment);
    }

    private StoredRecovery held(Claim claim) {
        StoredRecovery row = row(claim.recovery());
        if (row.epoch != claim.epoch() || !row.isOpen()) {
            throw new ClaimLostException(claim);
        }
        return row;
    }

    void confirm(Claim claim) {
        var unused = held(claim);
    }

    void record(Claim claim, Recovery before, Recovery next, List<Step> steps) {
        StoredRecovery row = held(claim);
        world.laws.recordsWhatIsStored(row, StoredRecovery.asStored(before));
        world.laws.boundedBlastRadius(before, next);
        row.recovery = StoredRecovery.asStored(next);
        row.steps.addAll(steps);
        steps.forEach(step -> world.trace(() -> "  " + next.header().host() + " " + step));
        Incident incident = row.incident;
        if (next.phase() == Phase.RETURNED && incident != null) {
            incident.closedAt = world.time.instant();
            of(incident).stream().filter(StoredRecovery::isOpen).forEach(StoredRecovery::supersede);
        }
        world.recorded(before, next);
    }

    GateView gates(Claim claim, HostName host, Instant since, Duration uptime) {
        StoredRecovery row = row(claim.recovery());
        Incident incident = row.incident;
        return new GateView(
                incident == null ? List.of() : incident.latestFirst,
                row.approval,
                incident == null ? null : incident.reportedBackAt,
                state(host, since),
                uptime);
    }

    private SegmentState state(HostName host, Instant since) {
        String segment = member(host).segment;
        long failed =
                incidents.stream()
                        .filter(i -> i.isOpen() && i.openedAt.isAfter(since))
                        .filter(i -> member(i.host).segment.equals(segment))
                        .count();
        long all = members.values().stream().filter(m -> m.segment.equals(segment)).count();
        return new SegmentState(
                segment, true, false, pauses.get(segment), (int) failed, (int) all, false);
    }

    Event.RestartChecked restart(Claim claim, InstanceId instance, Instant since) {
        StoredRecovery own = row(claim.recovery());
        HostName host = own.recovery.header().host();
        long restarts =
                recoveries.values().stream()
                        .filter(row -> row != own)
                        .filter(
                                row ->
                                        row.recovery instanceof InstanceRecovery one
                                                && one.instance().equals(instance)
                                                && one.calledAt() != null
                                                && one.calledAt().isAfter(since))
                        .count();
        return new Event.RestartChecked(
                state(host, since), open(host).isPresent(), (int) restarts, own.approval);
    }

    Event.ReturnChecked comeback(Claim claim, HostName host, Instant since) {
        StoredRecovery own = held(claim);
        Incident incident = own.incident;
        List<StoredRecovery> open =
                recoveries.values().stream()
                        .filter(row -> incident != null && row.isOpenHostRecoveryOf(incident))
                        .toList();
        open.stream()
                .filter(row -> row.recovery.phase() == Phase.HELD)
                .forEach(StoredRecovery::supersede);
        boolean settled = open.stream().noneMatch(StoredRecovery::isOpen);
        long failures =
                incidents.stream()
                        .filter(i -> i.host.equals(host) && i.openedAt.isAfter(since))
                        .count();
        boolean taken =
                members.values().stream()
                        .anyMatch(m -> m.takenBy != null && row(m.takenBy).incident == incident);
        return new Event.ReturnChecked(settled, (int) failures, taken, own.approval);
    }

    Event.ProcessesChecked processes(HostName host, Instant since) {
        return new Event.ProcessesChecked(
                state(host, since),
                open(host).isPresent(),
                Set.copyOf(member(host).failedProcesses));
    }

    Optional<HostName> takeReserve(
            Claim claim, HostName failed, Set<HostName> had, Set<HostName> usable) {
        held(claim);
        Optional<Member> own =
                members.values().stream()
                        .filter(m -> claim.recovery().equals(m.takenBy) && !had.contains(m.host))
                        .findFirst();
        Optional<Member> taken = own.isPresent() ? own : free(failed, usable);
        taken.ifPresent(
                m -> {
                    m.reserved = false;
                    m.takenBy = claim.recovery();
                    world.happened(Happening.RESERVE_TAKEN);
                });
        return taken.map(m -> m.host);
    }

    private Optional<Member> free(HostName failed, Set<HostName> usable) {
        return members.values().stream()
                .filter(m -> m.segment.equals(member(failed).segment) && m.reserved)
                .filter(m -> usable.contains(m.host) && open(m.host).isEmpty())
                .findFirst();
    }

    void giveReserveBack(Claim claim, HostName host) {
        held(claim);
        Member member = member(host);
        if (claim.recovery().equals(member.takenBy)) {
            member.takenBy = null;
            member.reserved = true;
            world.happened(Happening.RESERVE_GIVEN_BACK);
        }
    }

    void becomeReserve(Claim claim, HostName host) {
        held(claim);
        member(host).reserved = true;
        world.happened(Happening.BECAME_RESERVE);
    }

    List<Claim> claimable() {
        return recoveries.values().stream()
                .filter(row -> row.isClaimable(world.time.elapsed()))
                .map(StoredRecovery::claim)
                .toList();
    }

    Optional<Claim> claim(Claim seen) {
        StoredRecovery row = row(seen.recovery());
        if (row.epoch != seen.epoch() || !row.isClaimable(world.time.elapsed())) {
            return Optional.empty();
        }
        row.epoch++;
        row.leaseUntil = world.time.elapsed() + LEASE;
        return Optional.of(row.claim());
    }

    boolean renew(Claim claim) {
        StoredRecovery row = row(claim.recovery());
        if (row.epoch != claim.epoch()) {
            return false;
        }
        row.leaseUntil = world.time.elapsed() + LEASE;
        return true;
    }

    void release(Claim claim) {
        StoredRecovery row = row(claim.recovery());
        if (row.epoch == claim.epoch()) {
            row.leaseUntil = 0;
        }
    }

    /** The recoveries of one incident, of its instances or of its host's return. */
    List<StoredRecovery> of(Incident incident) {
        return recoveries.values().stream().filter(row -> row.incident == incident).toList();
    }

    boolean isReturning(Incident incident) {
        return of(incident).stream().anyMatch(r -> r.isOpen() && r.recovery instanceof HostReturn);
    }

    boolean isRecovering(Incident incident) {
        return of(incident).stream()
                .anyMatch(r -> r.isOpen() && r.recovery instanceof HostRecovery);
    }
}
