package org.masakari.instancemonitor.judge;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a domain that has a qemu process; of the others nothing needs to be known.
 *
 * @param incoming it is being migrated to here: should that fail, it runs on elsewhere
 * @param reported the failure of this run that was reported; null if none was
 * @param agentSilences pings in a row without an answer; null until its guest agent answered once
 *     in this run
 */
public record DomainRecord(
        boolean incoming, @Nullable Failure reported, @Nullable Integer agentSilences) {
    /** It runs, and nothing is wrong with it. */
    public static final DomainRecord RUNNING = new DomainRecord(false, null, null);

    /** It is on its way here. */
    public static final DomainRecord INCOMING = new DomainRecord(true, null, null);

    DomainRecord reported(Failure failure) {
        return new DomainRecord(incoming, failure, agentSilences);
    }

    DomainRecord withSilences(int silences) {
        return new DomainRecord(incoming, reported, silences);
    }
}
