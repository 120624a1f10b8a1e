package org.masakari.nativecheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class NativeCheckTest {
    private static final Finding FOUND = new Finding("x", Finding.State.IN_USE, "libx.so.1", "");

    @Test
    void aProbeThatHangsIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);

        Finding finding =
                NativeCheck.inTime(
                        "x",
                        () -> {
                            await(never);
                            return FOUND;
                        },
                        Duration.ofMillis(50));

        assertThat(finding.state()).isEqualTo(Finding.State.MISSING);
        assertThat(finding.detail()).contains("hangs");
    }

    @Test
    void aProbeWithADefectIsMissingNotTheEndOfAll() {
        Finding finding =
                NativeCheck.inTime(
                        "x",
                        () -> {
                            throw new UnsatisfiedLinkError("no symbol");
                        },
                        Duration.ofSeconds(5));

        assertThat(finding.state()).isEqualTo(Finding.State.MISSING);
        assertThat(finding.detail()).contains("no symbol");
    }

    @Test
    void theFileOfALibraryTellsItsVersion() {
        List<String> maps =
                List.of(
                        "7f00-7f01 r--p 0 08:01 1 /usr/lib/libc.so.6",
                        "7f02-7f03 r-xp 0 08:01 2 /usr/lib/libquorum.so.5.0.0");

        assertThat(LoadedLibrary.file(maps, "libquorum")).contains("libquorum.so.5.0.0");
        assertThat(LoadedLibrary.file(maps, "libcmap")).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
