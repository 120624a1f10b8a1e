package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masakari.engine.port.StoreUnavailableException;

@Timeout(30)
class GroupCommitTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);

    private GroupCommit<String, String> groups(Duration patience) {
        return new GroupCommit<>("trial", patience, this::write);
    }

    private List<String> write(List<String> wishes) {
        begun.release();
        mayEnd.acquireUninterruptibly();
        if (wishes.contains("bad")) {
            throw new IllegalArgumentException("bad");
        }
        if (wishes.contains("away")) {
            throw new StoreUnavailableException("away", new IllegalStateException());
        }
        written.add(wishes);
        return wishes.stream().map(each -> each + " written").toList();
    }

    private static CompletableFuture<Optional<String>> begin(
            GroupCommit<String, String> groups, String wish) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                answer.complete(groups.write(wish));
                            } catch (RuntimeException e) {
                                answer.completeExceptionally(e);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    /** As many groups of one as are written at once, which have not ended. */
    private void occupy(GroupCommit<String, String> groups) {
        for (int i = 0; i < GroupCommit.AT_ONCE; i++) {
            var unused = begin(groups, "first " + i);
            begun.acquireUninterruptibly();
        }
    }

    private static void awaitWaiting(GroupCommit<String, String> groups, int wishes)
            throws InterruptedException {
        while (groups.waiting() < wishes) {
            Thread.sleep(5);
        }
    }

    @Test
    void writesWhatComesByItselfAtOnce() {
        mayEnd.release();

        assertThat(groups(LONG).write("one")).contains("one written");
    }

    @Test
    void writesTogetherWhatComesWhileOthersAreBeingWritten() throws Exception {
        GroupCommit<String, String> groups = groups(LONG);
        occupy(groups);
        var one = begin(groups, "one");
        awaitWaiting(groups, 1);
        var two = begin(groups, "two");
        awaitWaiting(groups, 2);

        mayEnd.release(GroupCommit.AT_ONCE + 1);

        assertThat(one.get()).contains("one written");
        assertThat(two.get()).contains("two written");
        assertThat(written).contains(List.of("one", "two"));
    }

    @Test
    void leavesEachOfAGroupThatCouldNotBeWrittenToBeTriedByItself() throws Exception {
        GroupCommit<String, String> groups = groups(LONG);
        occupy(groups);
        var good = begin(groups, "good");
        var bad = begin(groups, "bad");
        awaitWaiting(groups, 2);

        mayEnd.release(GroupCommit.AT_ONCE + 1);

        assertThat(good.get()).isEmpty();
        assertThat(bad.get()).isEmpty();
    }

    @Test
    void tellsThatTheDatabaseCannotBeUsed() {
        mayEnd.release();

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> groups(LONG).write("away"))
                .withMessage("away");
    }

    @Test
    void givesUpWhatIsNotBegunInTimeAndNeverWritesIt() throws Exception {
        GroupCommit<String, String> groups = groups(Duration.ofMillis(100));
        occupy(groups);

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> groups.write("late"));

        mayEnd.release(GroupCommit.AT_ONCE + 1);
        assertThat(begin(groups, "next").get()).contains("next written");
        assertThat(written).doesNotContain(List.of("late")).contains(List.of("next"));
    }

    @Test
    void waitsForWhatIsBegunHoweverLongItTakes() throws Exception {
        GroupCommit<String, String> groups = groups(Duration.ofMillis(1));
        var slow = begin(groups, "slow");
        begun.acquire();
        Thread.sleep(50);

        mayEnd.release();

        assertThat(slow.get()).contains("slow written");
    }
}
