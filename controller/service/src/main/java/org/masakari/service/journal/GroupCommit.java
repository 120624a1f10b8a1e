package org.masakari.service.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.runtime.thread.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what several threads want written at the same time written together: in one transaction, what
 * came while others were being written. Its own threads end when there is nothing to do.
 *
 * @param <Q> what is to be written
 * @param <A> what is answered to that
 */
final class GroupCommit<Q, A> {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** While one group waits for its locks or for the disk, another one can be written. */
    static final int AT_ONCE = 2;

    private static final int LARGEST = 32;

    /** Writes a group. */
    interface Writer<Q, A> {

        /** Writes all or nothing; the answers come in the order of the wishes. */
        List<A> write(List<Q> wishes);
    }

    private static final class Wish<Q, A> {
        private final Q wanted;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable A answer;
        private volatile @Nullable StoreUnavailableException failure;

        private Wish(Q wanted) {
            this.wanted = wanted;
        }

        private Optional<A> outcome() {
            StoreUnavailableException failed = failure;
            if (failed != null) {
                throw failed;
            }
            return Optional.ofNullable(answer);
        }
    }

    private final Writer<Q, A> writer;
    private final Duration patience;
    private final BlockingQueue<Wish<Q, A>> waiting = new LinkedBlockingQueue<>();
    private final ThreadPoolExecutor threads;

    /**
     * @param name of its threads
     * @param patience how long a wish waits until its group is begun
     */
    GroupCommit(String name, Duration patience, Writer<Q, A> writer) {
        this.writer = writer;
        this.patience = patience;
        this.threads =
                new ThreadPoolExecutor(
                        AT_ONCE,
                        AT_ONCE,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        new DaemonThreads(name));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * What is answered to {@code wanted}, once it is written; empty if its group could not be
     * written, of which each member has to be tried by itself.
     *
     * @throws StoreUnavailableException if the database cannot be used, or nobody knows whether it
     *     was written
     */
    Optional<A> write(Q wanted) {
        Wish<Q, A> wish = new Wish<>(wanted);
        waiting.add(wish);
        threads.execute(this::writeNext);
        await(wish);
        return wish.outcome();
    }

    /** How many wishes are in no group yet. */
    int waiting() {
        return waiting.size();
    }

    private void await(Wish<Q, A> wish) {
        try {
            if (!wish.ended.await(patience.toNanos(), TimeUnit.NANOSECONDS)
                    && waiting.remove(wish)) {
                throw new StoreUnavailableException(
                        "the database cannot be used",
                        new TimeoutException(
                                "its turn has not come within " + patience.toSeconds() + " s"));
            }
            wish.ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while it was being written", e);
        }
    }

    private void writeNext() {
        List<Wish<Q, A>> group = new ArrayList<>();
        waiting.drainTo(group, LARGEST);
        if (!group.isEmpty()) {
            write(group);
        }
    }

    private void write(List<Wish<Q, A>> group) {
        try {
            List<A> answers = writer.write(group.stream().map(each -> each.wanted).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer = answers.get(i);
            }
        } catch (StoreUnavailableException e) {
            group.forEach(each -> each.failure = e);
        } catch (RuntimeException e) {
            LOG.debug("each of {} is tried by itself", group.size(), e);
        } finally {
            group.forEach(each -> each.ended.countDown());
        }
    }
}
