package org.masakari.nativelib;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NativeLoopTest {
    private static final Pipes PIPES = Native.load("c", Pipes.class);

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    interface Pipes extends Library {
        int pipe(int[] fds);

        long write(int fd, byte[] bytes, long count);

        int close(int fd);
    }

    @Test
    void whatComesIsDispatched() throws InterruptedException {
        int[] pipe = pipe();
        try (NativeLoop loop = loop(() -> session(pipe[0], true))) {
            PIPES.write(pipe[1], new byte[1], 1);

            assertThat(next()).isEqualTo("dispatched");
            assertThat(loop.isAlive()).isTrue();
            assertThat(loop.isConnected()).isTrue();
        }
    }

    @Test
    void aHangUpIsNeverDispatchedAndEndsInANewConnection() throws InterruptedException {
        int[] first = pipe();
        int[] second = pipe();
        BlockingQueue<Integer> fds = new LinkedBlockingQueue<>();
        fds.add(first[0]);
        fds.add(second[0]);
        try (NativeLoop loop = loop(() -> session(fds.remove(), true))) {
            PIPES.close(first[1]);

            assertThat(next()).isEqualTo("closed");
            assertThat(next()).startsWith("lost: the connection was closed by the other side");
            PIPES.write(second[1], new byte[1], 1);
            assertThat(next()).isEqualTo("dispatched");
            assertThat(loop.isAlive()).isTrue();
        }
    }

    @Test
    void thereIsNoConnectionAnyMoreWhenItsEndIsTold() throws Exception {
        int[] pipe = pipe();
        BlockingQueue<Integer> fds = new LinkedBlockingQueue<>();
        fds.add(pipe[0]);
        CompletableFuture<NativeLoop> self = new CompletableFuture<>();
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        try (NativeLoop loop =
                new NativeLoop(
                        "test",
                        () -> session(fds.remove(), true),
                        why -> connected.complete(self.join().isConnected()))) {
            self.complete(loop);
            PIPES.close(pipe[1]);

            assertThat(connected.get(10, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void aDaemonThatIsNotThereIsToldOnce() throws InterruptedException {
        BlockingQueue<String> attempts = new LinkedBlockingQueue<>();
        try (NativeLoop loop =
                loop(
                        () -> {
                            attempts.add("attempt");
                            throw new Connector.NotConnected("no daemon");
                        })) {
            for (int i = 0; i < 3; i++) {
                assertThat(attempts.poll(10, TimeUnit.SECONDS)).isNotNull();
            }
            assertThat(heard).containsExactly("lost: not connected: no daemon");
            assertThat(loop.isAlive()).isTrue();
            assertThat(loop.isConnected()).isFalse();
        }
    }

    private NativeLoop loop(Connector connector) {
        return new NativeLoop("test", connector, why -> heard.add("lost: " + why));
    }

    private NativeSession session(int fd, boolean alive) {
        return new NativeSession() {
            @Override
            public int fd() {
                return fd;
            }

            @Override
            public boolean dispatch() {
                heard.add("dispatched");
                return alive;
            }

            @Override
            public void close() {
                heard.add("closed");
                PIPES.close(fd);
            }
        };
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
    }

    private static int[] pipe() {
        int[] fds = new int[2];
        assertThat(PIPES.pipe(fds)).isZero();
        return fds;
    }
}
