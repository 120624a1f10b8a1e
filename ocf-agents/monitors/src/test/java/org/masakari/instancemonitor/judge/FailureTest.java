package org.masakari.instancemonitor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.notification.InstancePayload;

class FailureTest {
    private static final InstanceId INSTANCE = new InstanceId(new UUID(1, 2));

    @ParameterizedTest
    @EnumSource
    void eachIsOneUponWhichTheApiRecoversAnInstance(Failure failure) {
        assertThat(failure.of(INSTANCE).meansFailure()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "CRASHED, LIFECYCLE, STOPPED_FAILED",
        "IO_ERROR, IO_ERROR, IO_ERROR_REPORT",
        "WATCHDOG, LIFECYCLE, STOPPED_FAILED",
        "AGENT_SILENT, QEMU_GUEST_AGENT_ERROR, STOPPED_FAILED",
    })
    void hasItsWords(Failure failure, String event, String virDomainEvent) {
        assertThat(failure.of(INSTANCE))
                .isEqualTo(new InstancePayload(event, virDomainEvent, INSTANCE));
    }
}
