package org.masakari.service.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private final CountDownLatch hanging = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        hanging.countDown();
    }

    private String hang() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "late";
    }

    @Test
    void whoHangsIsNotWaitedForForEver() {
        try (Questions questions = new Questions("test", 1, Duration.ofSeconds(1))) {
            assertThat(questions.ask(this::hang, why -> why).join())
                    .isEqualTo("no answer within 1 s");
        }
    }

    @Test
    void noMoreAreAskedWhileThatManyHang() {
        try (Questions questions = new Questions("test", 1, Duration.ofMinutes(1))) {
            CompletableFuture<String> first = questions.ask(this::hang, why -> why);

            String second = questions.ask(() -> "here", why -> why).join();

            assertThat(second).contains("was not asked");
            hanging.countDown();
            assertThat(first.join()).isEqualTo("late");
        }
    }

    @Test
    void anErrorIsToldByItsCause() {
        try (Questions questions = new Questions("test", 1, Duration.ofMinutes(1))) {
            String told =
                    questions
                            .<String>ask(
                                    () -> {
                                        throw new IllegalStateException(
                                                "outer", new IllegalStateException("refused"));
                                    },
                                    why -> why)
                            .join();

            assertThat(told).isEqualTo("refused");
        }
    }
}
