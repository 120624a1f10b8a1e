package org.masakari.instancemonitor.judge;

import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.ListedDomain;

/** What a person is told about an instance that is not reported. */
final class Notes {
    private Notes() {}

    static Verdict unexplained(ListedDomain domain) {
        return new Verdict.Note(
                domain.uuid(),
                domain.name()
                        + " has ended while libvirt was not heard, and libvirtd, restarted since,"
                        + " does not know why: it may have crashed, or was stopped on purpose. It is"
                        + " not reported ([failures] unexplained_end). Start it with Nova if it"
                        + " should run");
    }

    static Verdict wayLost(DomainEvent.ControlError event) {
        return new Verdict.Note(
                event.domain(),
                "libvirt has lost its way to this instance's qemu (control error). It runs on, and"
                        + " is reported should it end; stopping, migrating or pausing it may fail"
                        + " until libvirtd is restarted, which leaves the instances alone");
    }

    static Verdict memoryBroken(DomainEvent.MemoryFailure event) {
        return new Verdict.Note(
                event.domain(),
                "this instance has met broken memory of the host (memory failure, action "
                        + event.action()
                        + "). It is not reported while it runs. Have the host's memory looked at"
                        + " before more instances meet it");
    }
}
