package org.masakari.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir Path folder;
    private TestAuthority authority;
    private TlsFiles files;
    private Tls tls;

    @BeforeEach
    void issue() {
        authority = new TestAuthority(folder, "ca");
        files = authority.issue("own");
        tls = new Tls(files);
    }

    private void replace(Path file, Path by) throws Exception {
        Files.move(by, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String subject(TlsState state) {
        return Objects.requireNonNull(state.identity()).subject();
    }

    @Test
    void staysTheSameWhileNothingChanges() throws Exception {
        TlsState first = tls.current();

        assertThat(tls.current()).isSameAs(first);
    }

    @Test
    void takesUpAPairThatWasReplacedByRename() throws Exception {
        tls.current();
        TlsFiles renewed = authority.issue("renewed");
        replace(
                Objects.requireNonNull(files.certificate()),
                Objects.requireNonNull(renewed.certificate()));
        replace(Objects.requireNonNull(files.key()), Objects.requireNonNull(renewed.key()));

        assertThat(subject(tls.current())).isEqualTo("CN=renewed");
    }

    @Test
    void keepsTheOldPairWhileOnlyHalfOfTheNewOneIsThere() throws Exception {
        TlsState before = tls.current();
        TlsFiles renewed = authority.issue("renewed");
        replace(
                Objects.requireNonNull(files.certificate()),
                Objects.requireNonNull(renewed.certificate()));

        assertThat(tls.current()).isSameAs(before);
    }

    @Test
    void keepsTheOldPairWhileAFileIsAway() throws Exception {
        TlsState before = tls.current();
        Files.delete(Objects.requireNonNull(files.key()));

        assertThat(tls.current()).isSameAs(before);
    }

    @Test
    void canUseNothingWhereNothingEverWasUsable() throws Exception {
        Files.writeString(Objects.requireNonNull(files.key()), "nonsense");

        assertThatThrownBy(tls::current).hasMessageContaining("has no private key");
    }
}
