package org.masakari.engine.driver;

import java.time.Instant;
import org.masakari.engine.pace.Allowance;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.recovery.Decision;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostRecoveryMachine;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.HostReturnMachine;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.InstanceRecoveryMachine;
import org.masakari.engine.recovery.ProcessRecovery;
import org.masakari.engine.recovery.ProcessRecoveryMachine;
import org.masakari.engine.recovery.Recovery;

/** The state machine for each kind of recovery. */
final class Machines {
    private final HostRecoveryMachine hosts;
    private final HostReturnMachine returns;
    private final InstanceRecoveryMachine instances;
    private final ProcessRecoveryMachine processes;

    Machines(Policy policy) {
        hosts = new HostRecoveryMachine(policy);
        returns = new HostReturnMachine(policy);
        instances = new InstanceRecoveryMachine(policy);
        processes = new ProcessRecoveryMachine(policy);
    }

    Decision decide(Recovery recovery, Event event, Instant now, Allowance allowance) {
        if (recovery instanceof HostRecovery host) {
            return hosts.decide(host, event, now, allowance);
        }
        if (recovery instanceof HostReturn back) {
            return returns.decide(back, event, now);
        }
        return recovery instanceof InstanceRecovery instance
                ? instances.decide(instance, event, now, allowance)
                : processes.decide((ProcessRecovery) recovery, event, now);
    }
}
