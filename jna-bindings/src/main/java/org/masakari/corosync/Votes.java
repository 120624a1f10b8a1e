package org.masakari.corosync;

import com.sun.jna.Native;
import com.sun.jna.ptr.LongByReference;
import java.util.EnumSet;
import java.util.Set;
import org.masakari.nativelib.Availability;
import org.masakari.nativelib.Connector.NotConnected;

/**
 * How this node's partition stands in votes.
 *
 * @param nodeId this node's
 * @param expected votes of the whole cluster
 * @param highestExpected the highest number that any node expects
 * @param total votes of this partition
 * @param needed votes for quorum
 * @param flags what {@code corosync-quorumtool} calls flags
 * @param qdevice the quorum device's name; empty if there is none
 */
public record Votes(
        int nodeId,
        int expected,
        int highestExpected,
        int total,
        int needed,
        Set<Flag> flags,
        String qdevice) {

    public Votes {
        flags = Set.copyOf(flags);
    }

    /** {@code VOTEQUORUM_INFO_*}. */
    public enum Flag {
        TWO_NODE(1),
        QUORATE(2),
        WAIT_FOR_ALL(4),
        LAST_MAN_STANDING(8),
        AUTO_TIE_BREAKER(16),
        ALLOW_DOWNSCALE(32),
        QDEVICE_REGISTERED(64),
        QDEVICE_ALIVE(128),
        QDEVICE_CAST_VOTE(256);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }
    }

    /** True if this partition may decide. */
    public boolean quorate() {
        return flags.contains(Flag.QUORATE);
    }

    /** Asks Corosync once. */
    public static Availability<Votes> ask() {
        return ask(LibVotequorum.SONAME);
    }

    static Availability<Votes> ask(String soname) {
        try {
            return new Availability.Available<>(ask(Native.load(soname, LibVotequorum.class)));
        } catch (UnsatisfiedLinkError e) {
            return new Availability.NotAvailable<>(soname + " cannot be loaded");
        } catch (NotConnected e) {
            return new Availability.NotAvailable<>(String.valueOf(e.getMessage()));
        }
    }

    private static Votes ask(LibVotequorum library) throws NotConnected {
        LongByReference handle = new LongByReference();
        CsError.check("votequorum_initialize", library.votequorum_initialize(handle, null));
        try {
            LibVotequorum.Info info = new LibVotequorum.Info();
            CsError.check(
                    "votequorum_getinfo", library.votequorum_getinfo(handle.getValue(), 0, info));
            return of(info);
        } finally {
            library.votequorum_finalize(handle.getValue());
        }
    }

    static Votes of(LibVotequorum.Info info) {
        return new Votes(
                info.nodeId,
                info.nodeExpectedVotes,
                info.highestExpected,
                info.totalVotes,
                info.quorum,
                flags(info.flags),
                Native.toString(info.qdeviceName));
    }

    private static Set<Flag> flags(int bits) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if ((bits & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
