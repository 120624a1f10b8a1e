package org.masakari.cli.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Failure;

/** Another Masakari, which is only read. */
interface Source {
    /**
     * All that it knows.
     *
     * @throws Failure if it cannot be read
     */
    Findings read();

    /**
     * What was found.
     *
     * @param leftOut what is not imported, each with the reason
     */
    record Findings(List<Segment> segments, List<Row> leftOut) {}

    /**
     * A segment that ours is to have.
     *
     * @param uuid the other Masakari's; null if it has none
     * @param properties as our API takes them, the name included
     */
    record Segment(String name, @Nullable UUID uuid, ObjectNode properties, List<Host> hosts) {}

    /**
     * A host that ours is to have.
     *
     * @param properties as our API takes them, the name included
     */
    record Host(String name, ObjectNode properties) {}
}
