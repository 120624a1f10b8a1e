package org.masakari.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LatestTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final CountDownLatch hang = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void release() {
        hang.countDown();
    }

    private int count() {
        return asked.incrementAndGet();
    }

    private int countAndHang() {
        int now = count();
        try {
            hang.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return now;
    }

    private static Latest<Integer> latest(
            Supplier<Integer> source, Duration young, Duration patience) {
        return new Latest<>(source, young, patience);
    }

    @Test
    void asksNobodyTwiceWhileTheAnswerIsYoung() {
        try (Latest<Integer> latest = latest(this::count, LONG, LONG)) {
            latest.get();

            assertThat(latest.get()).contains(1);
        }
    }

    @Test
    void asksAgainOnceTheAnswerIsOld() {
        try (Latest<Integer> latest = latest(this::count, Duration.ZERO, LONG)) {
            latest.get();

            assertThat(latest.get()).contains(2);
        }
    }

    @Test
    void hasNothingWhereTheSourceFails() {
        Supplier<Integer> broken =
                () -> {
                    throw new IllegalStateException("away");
                };
        try (Latest<Integer> latest = latest(broken, Duration.ZERO, LONG)) {
            assertThat(latest.get()).isEmpty();
        }
    }

    @Test
    void waitsForNobodyWhoHangs() {
        try (Latest<Integer> latest = latest(this::countAndHang, Duration.ZERO, SHORT)) {
            assertThat(latest.get()).isEmpty();
        }
    }

    @Test
    void asksWhoHangsOnlyOnce() {
        try (Latest<Integer> latest = latest(this::countAndHang, Duration.ZERO, SHORT)) {
            latest.get();
            latest.get();

            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void remembersForAWhileThatThereIsNothing() {
        try (Latest<Integer> latest = latest(this::countAndHang, LONG, SHORT)) {
            latest.get();
            hang.countDown();

            assertThat(latest.get()).isEmpty();
        }
    }
}
