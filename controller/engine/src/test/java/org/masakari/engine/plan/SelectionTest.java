package org.masakari.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.policy.SelectionPolicy;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

class SelectionTest {
    private static final SelectionPolicy STRICT =
            new SelectionPolicy(
                    false,
                    false,
                    Set.of("billing"),
                    List.of("amphora-*", "*-tmp-*", "exact"),
                    Set.of("gpu.large"),
                    Set.of("tier=bronze"));
    private static final SelectionPolicy OPT_IN =
            new SelectionPolicy(true, true, Set.of(), List.of(), Set.of(), Set.of());
    private static final SelectionPolicy EVERYTHING =
            new SelectionPolicy(false, true, Set.of(), List.of(), Set.of(), Set.of());

    private static Server server(
            String name, String project, String flavor, String vm, Map<String, String> metadata) {
        return new Server(
                InstanceId.of("00000000-0000-0000-0000-000000000001"),
                name,
                new HostName("compute1"),
                InstanceState.resting(vm),
                new Traits(project, flavor, Map.of(), metadata, false, Set.of()));
    }

    private static Map<String, String> pair(String text) {
        String[] parts = text.split(":", 2);
        return parts.length < 2 ? Map.of() : Map.of(parts[0], parts[1]);
    }

    @ParameterizedTest(name = "{0} of {1}, {2}, {3}, metadata {4}: {5}")
    @CsvSource({
        "web, shop, m1.small, active, '', ''",
        "web, billing, m1.small, active, '', exclude_projects",
        "web, shop, gpu.large, active, '', exclude_flavors",
        "amphora-7, shop, m1.small, active, '', amphora-*",
        "my-amphora-7, shop, m1.small, active, '', ''",
        "a-tmp-b, shop, m1.small, active, '', *-tmp-*",
        "exact, shop, m1.small, active, '', exact",
        "exactly, shop, m1.small, active, '', ''",
        "web, shop, m1.small, active, tier:bronze, exclude_metadata has tier=bronze",
        "web, shop, m1.small, active, tier:gold, ''",
        "web, shop, m1.small, error, '', recover_errors",
        "web, shop, m1.small, active, HA-Enabled:OFF, HA-Enabled=OFF",
        "web, shop, m1.small, active, HA-Enabled:off, HA-Enabled=OFF",
        "web, shop, m1.small, active, HA-Enabled:ON, ''"
    })
    void leavesAloneWhatTheOperatorOrItsOwnerExcludes(
            String name, String project, String flavor, String vm, String metadata, String why) {
        Server server = server(name, project, flavor, vm, pair(metadata));

        assertThat(new Selection(STRICT, false).exclusion(server).orElse(""))
                .contains(why)
                .matches(text -> text.isEmpty() == why.isEmpty());
    }

    @ParameterizedTest(name = "only_opted_in, metadata {0}: ours is {1}")
    @CsvSource({
        "'', false",
        "HA_Enabled:True, true",
        "HA_Enabled:true, true",
        "HA_Enabled:False, false",
        "HA-Enabled:ON, false"
    })
    void recoversOnlyWhatAsksForItWhereThePolicySaysSo(String metadata, boolean ours) {
        Server server = server("web", "shop", "m1.small", "active", pair(metadata));

        assertThat(new Selection(OPT_IN, false).exclusion(server).isEmpty()).isEqualTo(ours);
    }

    @ParameterizedTest(name = "in the config {0}, of the segment {1}, metadata {2}: {3}")
    @CsvSource({
        "false, false, '', ''",
        "false, true, '', its segment's only_opted_in is on",
        "true, false, '', [selection] only_opted_in is on",
        "true, true, '', [selection] only_opted_in and its segment's are on",
        "false, true, HA_Enabled:True, ''",
        "true, true, HA_Enabled:True, ''",
        "false, true, HA_Enabled:False, its segment's only_opted_in is on",
        "false, true, HA-Enabled:OFF, HA-Enabled=OFF"
    })
    void saysWhetherTheConfigOrTheSegmentAsksForOptingIn(
            boolean inConfig, boolean ofSegment, String metadata, String why) {
        Server server = server("web", "shop", "m1.small", "active", pair(metadata));
        Selection selection = new Selection(inConfig ? OPT_IN : EVERYTHING, ofSegment);

        assertThat(selection.exclusion(server).orElse(""))
                .contains(why)
                .matches(text -> text.isEmpty() == why.isEmpty());
    }
}
