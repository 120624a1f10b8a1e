package org.masakari.corosync;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeLinksTest {

    @Test
    void onlyLinksThatAreEnabledAreRead() {
        try (Memory status = new Memory(LibCfg.NODE_STATUS_BYTES)) {
            status.clear();
            status.setByte(LibCfg.REACHABLE, (byte) 1);
            long second = LibCfg.LINKS + LibCfg.LINK_BYTES;
            status.setByte(second + LibCfg.LINK_ENABLED, (byte) 1);
            status.setByte(second + LibCfg.LINK_CONNECTED, (byte) 1);
            status.setInt(second + LibCfg.LINK_MTU, 1397);
            status.setString(second + LibCfg.LINK_SOURCE, "10.0.0.1");
            status.setString(second + LibCfg.LINK_DESTINATION, "10.0.0.2");

            assertThat(NodeLinks.read(2, status))
                    .isEqualTo(
                            new NodeLinks(
                                    2,
                                    true,
                                    List.of(
                                            new NodeLinks.Link(
                                                    1, true, 1397, "10.0.0.1", "10.0.0.2"))));
        }
    }
}
