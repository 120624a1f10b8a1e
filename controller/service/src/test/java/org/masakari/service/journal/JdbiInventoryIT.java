package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.masakari.engine.port.Inventory;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

class JdbiInventoryIT {
    private final TestDatabase db = new TestDatabase();
    private final JdbiInventory inventory =
            new JdbiInventory(db.database(), Clock.fixed(Samples.NOW, ZoneOffset.UTC));

    @AfterEach
    void drop() {
        db.close();
    }

    private Boolean isAddedTo(UUID segment, int number) {
        try {
            inventory.createHost(segment, Samples.host(new HostName("compute2" + number), false));
            return true;
        } catch (Inventory.ConflictException meanwhile) {
            return false;
        }
    }

    @RepeatedTest(10)
    void removesASegmentWithWhatIsAddedToItInThatMoment() throws Exception {
        UUID segment = Samples.segment(inventory, RecoveryMethod.AUTO).uuid();

        List<Boolean> done =
                Together.run(
                        List.of(
                                () -> inventory.deleteSegment(segment),
                                () -> isAddedTo(segment, 1),
                                () -> isAddedTo(segment, 2),
                                () -> isAddedTo(segment, 3)));

        assertThat(done.get(0)).isTrue();
        assertThat(db.value("SELECT COUNT(*) FROM host")).isEqualTo("0");
    }
}
