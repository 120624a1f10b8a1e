package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masakari.engine.port.StoreUnavailableException;

@Timeout(60)
class TurnsTest {
    private final List<String> served = Collections.synchronizedList(new ArrayList<>());

    private Thread waits(Turns turns, String name) {
        int before = turns.waiting();
        Thread thread = new Thread(() -> turns.inTurn(() -> served.add(name)), name);
        thread.start();
        while (turns.waiting() == before) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void whoHasWaitedGoesBeforeWhoAsksAgain() throws InterruptedException {
        Turns turns = new Turns(1, Duration.ofSeconds(30));

        List<Thread> threads =
                turns.inTurn(() -> List.of(waits(turns, "first"), waits(turns, "second")));
        turns.inTurn(() -> served.add("again"));
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(served).containsExactly("first", "second", "again");
    }

    @Test
    void aTurnThatDoesNotComeInTimeIsATroubleOfTheDatabase() {
        Turns turns = new Turns(1, Duration.ofMillis(10));

        assertThatThrownBy(() -> turns.inTurn(() -> turns.inTurn(() -> served.add("never"))))
                .isInstanceOf(StoreUnavailableException.class)
                .rootCause()
                .hasMessageContaining("no connection has become free");
        assertThat(served).isEmpty();
    }

    @Test
    void aTurnIsFreeAgainAfterAFailure() {
        Turns turns = new Turns(1, Duration.ofSeconds(30));
        assertThatThrownBy(
                        () ->
                                turns.inTurn(
                                        () -> {
                                            throw new IllegalStateException("wrong");
                                        }))
                .isInstanceOf(IllegalStateException.class);

        turns.inTurn(() -> served.add("next"));

        assertThat(served).containsExactly("next");
    }
}
