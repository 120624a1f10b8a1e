package org.masakari.corosync;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import java.util.ArrayList;
import java.util.List;
import org.masakari.nativelib.Availability;
import org.masakari.nativelib.Connector.NotConnected;

/**
 * How this node reaches another one.
 *
 * @param nodeId the other's
 * @param reachable over at least one link
 * @param links those that are enabled
 */
public record NodeLinks(int nodeId, boolean reachable, List<Link> links) {
    public NodeLinks {
        links = List.copyOf(links);
    }

    /**
     * One knet link.
     *
     * @param number from 0
     * @param mtu bytes; 0 while not connected
     * @param source this node's address
     * @param destination the other node's
     */
    public record Link(int number, boolean connected, int mtu, String source, String destination) {}

    /**
     * Asks Corosync once for each of {@code nodeIds}. With Corosync before 3.1.1, or on a cluster
     * that does not use knet, it is not available.
     */
    public static Availability<List<NodeLinks>> ask(List<Integer> nodeIds) {
        try {
            return new Availability.Available<>(
                    ask(Native.load(LibCfg.SONAME, LibCfg.class), nodeIds));
        } catch (UnsatisfiedLinkError e) {
            return new Availability.NotAvailable<>(
                    LibCfg.SONAME + " cannot be loaded, or is older than Corosync 3.1.1");
        } catch (NotConnected e) {
            return new Availability.NotAvailable<>(String.valueOf(e.getMessage()));
        }
    }

    private static List<NodeLinks> ask(LibCfg library, List<Integer> nodeIds) throws NotConnected {
        LongByReference handle = new LongByReference();
        CsError.check("corosync_cfg_initialize", library.corosync_cfg_initialize(handle, null));
        try (Memory status = new Memory(LibCfg.NODE_STATUS_BYTES)) {
            List<NodeLinks> nodes = new ArrayList<>();
            for (int id : nodeIds) {
                status.clear();
                CsError.check(
                        "corosync_cfg_node_status_get",
                        library.corosync_cfg_node_status_get(
                                handle.getValue(), id, LibCfg.NODE_STATUS_V1, status));
                nodes.add(read(id, status));
            }
            return nodes;
        } finally {
            library.corosync_cfg_finalize(handle.getValue());
        }
    }

    static NodeLinks read(int nodeId, Pointer status) {
        List<Link> links = new ArrayList<>();
        for (int number = 0; number < LibCfg.MOST_LINKS; number++) {
            Pointer link = status.share(LibCfg.LINKS + (long) number * LibCfg.LINK_BYTES);
            if (link.getByte(LibCfg.LINK_ENABLED) != 0) {
                links.add(
                        new Link(
                                number,
                                link.getByte(LibCfg.LINK_CONNECTED) != 0,
                                link.getInt(LibCfg.LINK_MTU),
                                link.getString(LibCfg.LINK_SOURCE),
                                link.getString(LibCfg.LINK_DESTINATION)));
            }
        }
        return new NodeLinks(nodeId, status.getByte(LibCfg.REACHABLE) != 0, links);
    }
}
