package org.masakari.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    @TempDir Path folder;

    private Identity read(String certificates, String key) throws Exception {
        return Identity.of(Pem.read(folder.resolve(certificates)), Pem.read(folder.resolve(key)));
    }

    private void join(String file, String... parts) throws Exception {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(Files.readString(folder.resolve(part)));
        }
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void takesCertificateChainAndKeyFromOneFile() throws Exception {
        new TestAuthority(folder, "ca").issue("own");
        join("all.pem", "own.pem", "ca.pem", "ca.pem", "own.key");

        assertThat(read("all.pem", "all.pem").chain()).hasSize(2);
    }

    @Test
    void refusesTheKeyOfAnotherCertificate() {
        TestAuthority authority = new TestAuthority(folder, "ca");
        authority.issue("own");
        authority.issue("other");

        assertThatThrownBy(() -> read("own.pem", "other.key"))
                .hasMessageStartingWith(folder.resolve("other.key").toString())
                .hasMessageContaining("is not the key of the first certificate in")
                .hasMessageContaining("CN=own");
    }

    @Test
    void refusesAnIssuerThatIsNone() throws Exception {
        new TestAuthority(folder, "ca").issue("own");
        new TestAuthority(folder, "other");
        join("chain.pem", "own.pem", "other.pem");

        assertThatThrownBy(() -> read("chain.pem", "own.key"))
                .hasMessageContaining("certificate 2 has not issued certificate 1");
    }
}
