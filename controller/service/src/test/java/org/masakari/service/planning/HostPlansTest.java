package org.masakari.service.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.masakari.engine.forecast.Forecast;
import org.masakari.protocol.HostName;

class HostPlansTest {
    private static final HostName HOST = new HostName("compute1");
    private static final Forecast.Answer MADE = new Forecast.UnknownHost();

    private static Forecast.Answer afterThat(CountDownLatch released) {
        try {
            released.await();
            return MADE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Forecast.NotNow("interrupted");
        }
    }

    @Test
    void givesWhatWasForeseen() {
        try (HostPlans plans = new HostPlans(any -> MADE)) {
            assertThat(plans.of(HOST)).contains(MADE);
            assertThat(plans.of(HOST)).contains(MADE);
        }
    }

    @Test
    void doesNotWaitForANovaThatHangs() {
        CountDownLatch never = new CountDownLatch(1);
        try (HostPlans plans = new HostPlans(any -> afterThat(never), Duration.ofMillis(50))) {
            assertThat(plans.of(HOST)).containsInstanceOf(Forecast.NotNow.class);
        }
    }

    @Test
    void makesNoSecondPlanWhileNovaHangsOverTheFirst() {
        CountDownLatch never = new CountDownLatch(1);
        try (HostPlans plans = new HostPlans(any -> afterThat(never), Duration.ofMillis(50))) {
            plans.of(HOST);

            assertThat(plans.of(HOST)).isEmpty();
        }
    }

    @Test
    void passesOnThatTheDatabaseIsAway() {
        try (HostPlans plans =
                new HostPlans(
                        any -> {
                            throw new IllegalStateException("no database");
                        })) {
            assertThatThrownBy(() -> plans.of(HOST)).hasMessage("no database");
        }
    }
}
