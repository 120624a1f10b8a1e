package org.masakari.engine.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.port.HostCapacity;
import org.masakari.engine.port.HostCapacity.Stock;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.ResourceClass;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Target;
import org.masakari.engine.port.Traits;
import org.masakari.engine.recovery.Room;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

class FirstFitTest {
    private static final HostName FAILED = new HostName("compute1");
    private static final HostName SECOND = new HostName("compute2");
    private static final HostName THIRD = new HostName("compute3");
    private static final Map<ResourceClass, Long> SMALL = needs(2, 1024, 10);

    private static Map<ResourceClass, Long> needs(long vcpus, long memoryMb, long diskGb) {
        return Map.of(
                ResourceClass.VCPU,
                vcpus,
                ResourceClass.MEMORY_MB,
                memoryMb,
                ResourceClass.DISK_GB,
                diskGb);
    }

    private static Server server(Map<ResourceClass, Long> needs, ServerGroup... groups) {
        return new Server(
                InstanceId.of("00000000-0000-0000-0000-000000000001"),
                "vm",
                FAILED,
                InstanceState.resting("active"),
                new Traits("", "m1", Map.of(), Map.of(), false, Set.of(groups), needs));
    }

    /**
     * Free vCPU, memory and disk, such as {@code 4/2048/20}; a dash where there is no inventory.
     */
    private static HostCapacity capacity(String text) {
        Iterator<String> amounts = List.of(text.split("/", -1)).iterator();
        Map<ResourceClass, Stock> stocks = new TreeMap<>();
        for (ResourceClass each : ResourceClass.values()) {
            String amount = amounts.next();
            if (!amount.equals("-")) {
                stocks.put(each, new Stock(Long.parseLong(amount), 16_384));
            }
        }
        return new HostCapacity(stocks);
    }

    /** Room on compute2 and compute3; an unknown one for null. */
    private static FirstFit room(@Nullable String second, @Nullable String third) {
        return room(second, third, Map.of(), Map.of());
    }

    private static FirstFit room(
            @Nullable String second,
            @Nullable String third,
            Map<HostName, String> zones,
            Map<String, Set<HostName>> members) {
        Map<HostName, HostCapacity> free = new TreeMap<>();
        if (second != null) {
            free.put(SECOND, capacity(second));
        }
        if (third != null) {
            free.put(THIRD, capacity(third));
        }
        Surroundings around = new Surroundings(FAILED, "rack1", true, free, zones, members);
        return new FirstFit(around, List.of(SECOND, THIRD));
    }

    private static String describe(Room.Answer answer) {
        if (answer instanceof Room.Found found) {
            return found.host().value();
        }
        return answer instanceof Room.None none
                ? "none: " + none.why()
                : "not judged: " + ((Room.NotJudged) answer).why();
    }

    @ParameterizedTest(name = "free {0} and {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "2/1024/10; 0/0/0;  compute2",
                "0/0/0;     2/1024/10; compute3",
                "8/2048/99; 8/4096/99; compute3",
                "8/4096/99; 8/4096/99; compute2",
                "1/4096/99; 8/1024/99; compute3",
                "8/1023/99; 8/1024/99; compute3",
                "8/1024/9;  8/1024/99; compute3",
                "8/1024/-;  0/0/0; compute2",
                "1/4096/99; 8/1023/99; none: no room for 2 VCPU, 1024 MEMORY_MB, 10 DISK_GB: compute2 has 1 VCPU left, compute3 has 1023 MEMORY_MB left",
                "-3/4096/99; 8/4096/9; none: no room for 2 VCPU, 1024 MEMORY_MB, 10 DISK_GB: compute2 has 0 VCPU left, compute3 has 9 DISK_GB left",
                ";          2/1024/10; compute3",
                ";          0/0/0; not judged: Placement does not tell what is free on compute2",
                ";          ;      not judged: Placement does not tell what is free on compute2, compute3",
            })
    void findsTheRoomiestHostThatHasEnoughOfEverything(
            @Nullable String second, @Nullable String third, String expected) {
        assertThat(describe(room(second, third).take(server(SMALL), Target.ANY)))
                .isEqualTo(expected);
    }

    @Test
    void givesNoRoomTwice() {
        FirstFit room = room("4/2048/20", "2/1024/10");

        List<String> answers =
                Arrays.asList(
                        describe(room.take(server(SMALL), Target.ANY)),
                        describe(room.take(server(SMALL), Target.ANY)),
                        describe(room.take(server(SMALL), Target.ANY)),
                        describe(room.take(server(SMALL), Target.ANY)));

        assertThat(answers.subList(0, 3)).containsExactly("compute2", "compute2", "compute3");
        assertThat(answers.get(3)).startsWith("none: no room");
        assertThat(room.leftOn(SECOND)).containsEntry(ResourceClass.VCPU, 0L);
    }

    @Test
    void refusesAnInstanceThatIsLargerThanAHostGivesOne() {
        assertThat(
                        describe(
                                room("8/40000/99", "8/40000/99")
                                        .take(server(needs(2, 20_000, 10)), Target.on(SECOND))))
                .isEqualTo(
                        "none: no room for 2 VCPU, 20000 MEMORY_MB, 10 DISK_GB: compute2 gives no"
                                + " instance more than 16384 MEMORY_MB");
    }

    @Test
    void looksAtANamedTargetOnly() {
        assertThat(describe(room("0/0/0", "8/4096/99").take(server(SMALL), Target.on(SECOND))))
                .startsWith("none: ")
                .contains("compute2")
                .doesNotContain("compute3");
    }

    @Test
    void judgesNoInstanceWhoseFlavorIsNotTold() {
        assertThat(describe(room("8/4096/99", "8/4096/99").take(server(Map.of()), Target.ANY)))
                .isEqualTo("not judged: Nova does not tell what its flavor needs");
    }

    @Test
    void saysThatNoHostIsLeft() {
        Surroundings around =
                new Surroundings(FAILED, "rack1", false, Map.of(), Map.of(), Map.of());

        assertThat(describe(new FirstFit(around, List.of()).take(server(SMALL), Target.ANY)))
                .isEqualTo("none: no other host of segment rack1 is enabled and up");
    }

    @ParameterizedTest(name = "{0}, another member on {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "anti-affinity; compute2; compute3",
                "anti-affinity; compute1; compute2",
                "anti-affinity; compute9; compute2",
                "affinity; compute3; compute3",
                "affinity; compute1; compute2",
                "affinity; compute9; none: no room for 2 VCPU, 1024 MEMORY_MB, 10 DISK_GB: compute2 has no member of its affinity group g, compute3 has no member of its affinity group g",
                "soft-anti-affinity; compute2; compute2",
            })
    void keepsTheRuleOfAServerGroup(String policy, String member, String expected) {
        FirstFit room =
                room("8/4096/99", "8/2048/99", Map.of(), Map.of("g", Set.of(new HostName(member))));

        assertThat(describe(room.take(server(SMALL, new ServerGroup("g", policy, 2)), Target.ANY)))
                .isEqualTo(expected);
    }

    @Test
    void keepsTwoMembersThatMoveApart() {
        FirstFit room = room("8/4096/99", "8/2048/99");
        Server member = server(SMALL, new ServerGroup("g", "anti-affinity", 3));

        assertThat(describe(room.take(member, Target.ANY))).isEqualTo("compute2");
        assertThat(describe(room.take(member, Target.ANY))).isEqualTo("compute3");
        assertThat(describe(room.take(member, Target.ANY)))
                .contains("compute2 has a member of its anti-affinity group g");
    }

    @Test
    void prefersTheInstancesOwnZone() {
        Map<HostName, String> zones = Map.of(FAILED, "az1", SECOND, "az2", THIRD, "az1");

        assertThat(
                        describe(
                                room("8/4096/99", "8/2048/99", zones, Map.of())
                                        .take(server(SMALL), Target.ANY)))
                .isEqualTo("compute3");
    }

    @Test
    void doesNotJudgeRoomInAnotherZone() {
        Map<HostName, String> zones = Map.of(FAILED, "az1", SECOND, "az2", THIRD, "az1");

        assertThat(
                        describe(
                                room("8/4096/99", "0/0/0", zones, Map.of())
                                        .take(server(SMALL), Target.ANY)))
                .isEqualTo(
                        "not judged: there is room in another availability zone only: on compute2"
                                + " in az2, and Nova does not tell whether it has to stay in az1");
    }

    @Test
    void countsAReserveThatJoinsTheAggregatesIntoTheFailedHostsZone() {
        Map<HostName, String> zones = Map.of(FAILED, "az1", SECOND, "az2", THIRD, "az2");
        FirstFit room = room("8/4096/99", "0/0/0", zones, Map.of());

        room.enable(SECOND);

        assertThat(describe(room.take(server(SMALL), Target.on(SECOND)))).isEqualTo("compute2");
    }
}
